import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { ProfilePage } from "@/components/profile/profile-page";
import { profileQueries } from "@/lib/client/profile/queries";
import { prefetchQueries } from "@/lib/server/prefetch";
import type { Viewer } from "@/lib/server/viewer";
import { ViewerPage } from "../viewer-page";

export const metadata: Metadata = { title: "Profile" };

export default function SettingsProfilePage() {
  return <ViewerPage draw={draw} />;
}

async function draw({ user, capabilities }: Viewer) {
  const isListed = capabilities.access.chooseDashboards.kind === "works";
  const teamId = isListed ? (user.team?.id ?? null) : null;
  const state = await prefetchQueries(teamId === null ? [] : [profileQueries.dashboards(teamId).prefetch]);
  return (
    <HydrationBoundary state={state}>
      <ProfilePage />
    </HydrationBoundary>
  );
}

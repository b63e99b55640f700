import type { Metadata } from "next";
import { ProfilePage } from "@/components/profile/profile-page";
import { profileQueries } from "@/lib/client/profile/queries";
import type { Viewer } from "@/lib/server/viewer";
import { ViewerPage } from "../viewer-page";

export const metadata: Metadata = { title: "Profile" };

export default function SettingsProfilePage() {
  return <ViewerPage page={<ProfilePage />} prefetch={toReads} />;
}

function toReads({ user, capabilities }: Viewer) {
  const isListed = capabilities.access.chooseDashboards.kind === "works";
  const teamId = isListed ? (user.team?.id ?? null) : null;
  return teamId === null ? [] : [profileQueries.dashboards(teamId).prefetch];
}

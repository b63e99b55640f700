import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { OverviewPage } from "@/components/overview/overview-page";
import { githubQueries } from "@/lib/client/github/queries";
import { securityQueries } from "@/lib/client/security/queries";
import { prefetchQueries } from "@/lib/server/prefetch";
import type { Viewer } from "@/lib/server/viewer";
import { ViewerPage } from "./viewer-page";

export const metadata: Metadata = { title: "Overview" };

export default function SettingsPage() {
  return <ViewerPage draw={draw} />;
}

async function draw({ capabilities: { features } }: Viewer) {
  const state = await prefetchQueries([
    githubQueries.installations().prefetch,
    securityQueries.status().prefetch,
    ...(features.includes("githubListRequests") ? [githubQueries.requests().prefetch] : []),
    ...(features.includes("activityList") ? [securityQueries.recentActivity().prefetch] : []),
  ]);
  return (
    <HydrationBoundary state={state}>
      <OverviewPage />
    </HydrationBoundary>
  );
}

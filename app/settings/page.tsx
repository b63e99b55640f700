import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { OverviewPage } from "@/components/overview/overview-page";
import { githubQueries } from "@/lib/client/github/queries";
import { prefetchQueries } from "@/lib/server/prefetch";
import { requireViewer } from "@/lib/server/viewer";

export const metadata: Metadata = { title: "Overview" };

export default async function SettingsPage() {
  const { capabilities } = await requireViewer();
  const hasRequests = capabilities.features.includes("githubListRequests");
  const state = await prefetchQueries([
    githubQueries.installations().prefetch,
    ...(hasRequests ? [githubQueries.requests().prefetch] : []),
  ]);
  return (
    <HydrationBoundary state={state}>
      <OverviewPage />
    </HydrationBoundary>
  );
}

import type { Metadata } from "next";
import { OverviewPage } from "@/components/overview/overview-page";
import { githubQueries } from "@/lib/client/github/queries";
import { securityQueries } from "@/lib/client/security/queries";
import type { Viewer } from "@/lib/server/viewer";
import { ViewerPage } from "./viewer-page";

export const metadata: Metadata = { title: "Overview" };

export default function SettingsPage() {
  return <ViewerPage page={<OverviewPage />} prefetch={toReads} />;
}

function toReads({ capabilities: { access } }: Viewer) {
  return [
    githubQueries.installations().prefetch,
    ...(access.manageTwoFactor.kind === "works" ? [securityQueries.status().prefetch] : []),
    ...(access.trackGithubRequests.kind === "works" ? [githubQueries.requests().prefetch] : []),
    ...(access.seeActivity.kind === "works" ? [securityQueries.recentActivity().prefetch] : []),
  ];
}

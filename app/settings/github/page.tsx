import type { Metadata } from "next";
import { GithubPage } from "@/components/github/github-page";
import { githubQueries } from "@/lib/client/github/queries";
import type { Viewer } from "@/lib/server/viewer";
import { ViewerPage } from "../viewer-page";

export const metadata: Metadata = { title: "GitHub" };

export default function SettingsGithubPage() {
  return <ViewerPage page={<GithubPage />} prefetch={toReads} />;
}

function toReads({ capabilities }: Viewer) {
  const hasRequests = capabilities.access.trackGithubRequests.kind === "works";
  return [
    githubQueries.installations().prefetch,
    ...(hasRequests ? [githubQueries.requests().prefetch] : []),
  ];
}

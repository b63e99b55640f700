import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { GithubPage } from "@/components/github/github-page";
import { githubQueries } from "@/lib/client/github/queries";
import { prefetchQueries } from "@/lib/server/prefetch";
import type { Viewer } from "@/lib/server/viewer";
import { ViewerPage } from "../viewer-page";

export const metadata: Metadata = { title: "GitHub" };

export default function SettingsGithubPage() {
  return <ViewerPage draw={draw} />;
}

async function draw({ capabilities }: Viewer) {
  const hasRequests = capabilities.access.trackGithubRequests.kind === "works";
  const state = await prefetchQueries([
    githubQueries.installations().prefetch,
    ...(hasRequests ? [githubQueries.requests().prefetch] : []),
  ]);
  return (
    <HydrationBoundary state={state}>
      <GithubPage />
    </HydrationBoundary>
  );
}

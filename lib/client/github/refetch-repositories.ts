import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import { githubQueries, type ReposPage } from "./queries";

/** Enough to fill a tall screen while the rest is read again on scroll. */
const PAGES_KEPT = 3;

/**
 * Reads the list anew. An infinite query refetches every page it holds, one by one, so what lies
 * far down is dropped first: 12,000 rows must not mean 120 requests.
 */
export async function refetchRepositories(client: QueryClient, installationId: string): Promise<void> {
  const queryKey = githubQueries.reposOf(installationId);
  client.setQueriesData<InfiniteData<ReposPage, number>>(
    { queryKey },
    (data) =>
      data && {
        pages: data.pages.slice(0, PAGES_KEPT),
        pageParams: data.pageParams.slice(0, PAGES_KEPT),
      },
  );
  const list = githubQueries.installations().queryKey;
  await Promise.all([
    client.invalidateQueries({ queryKey }),
    client.invalidateQueries({ queryKey: githubQueries.matchesOf(installationId) }),
    client.invalidateQueries({ queryKey: list, exact: true }),
  ]);
}

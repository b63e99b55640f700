"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import type { Route } from "next";
import { useEffect, useSyncExternalStore } from "react";
import { accountQueries } from "@/lib/client/account/queries";
import { listTasks } from "@/lib/client/github/list-tasks";
import { githubQueries } from "@/lib/client/github/queries";
import { listUrgent } from "@/lib/client/security/list-findings";
import { securityQueries } from "@/lib/client/security/queries";
import { routes } from "@/lib/routes";

/**
 * How many things of a page need the person. It looks into the cache instead of using the queries:
 * the frame renders before the page's own data is hydrated, and a query that exists already is
 * hydrated too late for the first paint.
 */
export function useAttention(): (page: Route) => number {
  const github = useCount(countTasks);
  const security = useCount(countFindings);
  return (page) => {
    if (page === routes.github) return github;
    return page === routes.security ? security : 0;
  };
}

/** Reads what the marks count. For a page that is hydrated, after which its own data is there to be found. */
export function useAttentionReads({ isEnabled }: { isEnabled: boolean }): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!isEnabled) return;
    void client.prefetchQuery(githubQueries.installations());
    void client.prefetchQuery(securityQueries.status());
  }, [client, isEnabled]);
}

function useCount(count: (client: QueryClient) => number): number {
  const client = useQueryClient();
  return useSyncExternalStore(
    (listener) => client.getQueryCache().subscribe(listener),
    () => count(client),
    () => 0,
  );
}

function countTasks(client: QueryClient): number {
  const installations = client.getQueryData(githubQueries.installations().queryKey) ?? [];
  const requests = client.getQueryData(githubQueries.requests().queryKey) ?? [];
  return listTasks(installations, requests).length;
}

function countFindings(client: QueryClient): number {
  const user = client.getQueryData(accountQueries.me().queryKey);
  return listUrgent({ user, status: client.getQueryData(securityQueries.status().queryKey) }).length;
}

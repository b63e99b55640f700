"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import type { Route } from "next";
import { useEffect, useSyncExternalStore } from "react";
import { accountQueries } from "@/lib/client/account/queries";
import { listTasks } from "@/lib/client/github/list-tasks";
import { githubQueries } from "@/lib/client/github/queries";
import { listUrgent } from "@/lib/client/security/list-findings";
import { securityQueries } from "@/lib/client/security/queries";
import type { AccessTable } from "@/lib/contract/access";
import { routes } from "@/lib/routes";
import { useCapabilities, useViewer } from "./viewer-context";

/**
 * How many things of a page need the person. It looks into the cache instead of using the queries:
 * the frame renders before the page's own data is hydrated, and a query that exists already is
 * hydrated too late for the first paint.
 */
export function useAttention(): (page: Route) => number {
  const access = useCapabilities()?.access;
  const github = useCount(countTasks);
  const security = useCount((client) => (access ? countFindings(client, access) : 0));
  return (page) => {
    if (page === routes.github) return github;
    return page === routes.security ? security : 0;
  };
}

/** Reads what the marks count. For a page that is hydrated, after which its own data is there to be found. */
export function useAttentionReads({ isEnabled }: { isEnabled: boolean }): void {
  const client = useQueryClient();
  const { access } = useViewer().capabilities;
  const hasGithub = access.listGithub.kind === "works";
  const hasRequests = access.trackGithubRequests.kind === "works";
  const hasStatus = access.manageTwoFactor.kind === "works";
  useEffect(() => {
    if (!isEnabled) return;
    if (hasGithub) void client.prefetchQuery(githubQueries.installations());
    if (hasRequests) void client.prefetchQuery(githubQueries.requests());
    if (hasStatus) void client.prefetchQuery(securityQueries.status());
  }, [client, isEnabled, hasGithub, hasRequests, hasStatus]);
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

function countFindings(client: QueryClient, access: AccessTable): number {
  const user = client.getQueryData(accountQueries.me().queryKey);
  const status = client.getQueryData(securityQueries.status().queryKey);
  return listUrgent({ access, user, status }).length;
}

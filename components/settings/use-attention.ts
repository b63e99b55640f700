"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { listTasks } from "@/lib/client/github/list-tasks";
import { githubQueries } from "@/lib/client/github/queries";

/**
 * How many things of the GitHub page need the person. It looks into the cache instead of using the
 * query: the frame renders before the page's own data is hydrated, and a query that exists already
 * is hydrated too late for the first paint.
 */
export function useAttention(): number {
  const client = useQueryClient();

  useEffect(() => void client.prefetchQuery(githubQueries.installations()), [client]);

  return useSyncExternalStore(
    (listener) => client.getQueryCache().subscribe(listener),
    () => countTasks(client),
    () => 0,
  );
}

function countTasks(client: QueryClient): number {
  const installations = client.getQueryData(githubQueries.installations().queryKey) ?? [];
  const requests = client.getQueryData(githubQueries.requests().queryKey) ?? [];
  return listTasks(installations, requests).length;
}

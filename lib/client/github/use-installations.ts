"use client";

import { useQuery } from "@tanstack/react-query";
import type { Integration } from "@/lib/contract/schemas/github";
import { githubQueries } from "./queries";
import { isOnItsWay } from "./sync-progress";

const SYNC_POLL_MS = 1_500;
const PAUSE_POLL_MAX_MS = 3_600_000;

/** The person's accounts; `pollMs` reads them again and again for a reason of the page's own. */
export function useInstallations({ pollMs = false }: { pollMs?: number | false } = {}) {
  return useQuery({
    ...githubQueries.installations(),
    refetchOnWindowFocus: pollMs === false ? true : "always",
    refetchInterval: ({ state }) => getListPollMs(state, { pollMs, nowMs: Date.now() }),
  });
}

type ListState = { data: readonly Integration[] | undefined; status: string };
type Poll = { pollMs: number | false; nowMs: number };

/**
 * While a list is on its way from GitHub its count grows on screen, and a wait that GitHub asked
 * for is looked at again when it ends. A failed read ends both.
 */
export function getListPollMs({ data = [], status }: ListState, { pollMs, nowMs }: Poll): number | false {
  if (status === "error") return pollMs;
  if (data.some(isOnItsWay)) return SYNC_POLL_MS;
  const ends = data.map((row) => Date.parse(row.status_until ?? "")).filter(Number.isFinite);
  if (pollMs !== false || ends.length === 0) return pollMs;
  const leftMs = Math.min(...ends) - nowMs;
  return Math.min(Math.max(leftMs, 0) + SYNC_POLL_MS, PAUSE_POLL_MAX_MS);
}

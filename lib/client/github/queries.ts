import {
  githubListBranches,
  githubListRepos,
  githubListRequests,
  integrationsList,
} from "@/lib/contract/endpoints/github";
import type { Repository } from "@/lib/contract/schemas/github";
import { readPages, readQuery } from "../read-query";

const MINUTE_MS = 60_000;
const LIST_STALE_MS = MINUTE_MS / 2;

const all = ["github"] as const;
const installations = [...all, "installations"] as const;
const installation = (id: string) => [...installations, id] as const;

export type ReposPage = {
  repositories: Repository[];
  hasMore: boolean;
  /** How many are stored, known for a blank search at some servers only. */
  total: number | null;
  isSyncing: boolean;
  isStale: boolean;
  lastSyncedAt: string | null;
};

export type BranchesPage = {
  branches: string[];
  defaultBranch: string | null;
  hasMore: boolean;
  isStale: boolean;
};

type Headers = Record<string, string>;

export const githubQueries = {
  all,
  installation,
  matchesOf: (id: string) => [...installation(id), "matches"] as const,
  reposOf: (id: string) => [...installation(id), "repos"] as const,
  installations: () =>
    readQuery({
      queryKey: installations,
      endpoint: integrationsList,
      staleTimeMs: LIST_STALE_MS,
      toData: (body) => body.results,
    }),
  requests: () =>
    readQuery({
      queryKey: [...all, "requests"],
      endpoint: githubListRequests,
      staleTimeMs: LIST_STALE_MS,
      toData: (body) => body.results,
    }),
  repos: (id: string, query: { search: string }) =>
    readPages({
      queryKey: [...installation(id), "repos", query],
      endpoint: githubListRepos,
      params: { installation_id: id },
      query,
      staleTimeMs: 5 * MINUTE_MS,
      toData: (body, headers): ReposPage => ({
        repositories: body.repositories,
        hasMore: body.has_more,
        total: body.total ?? null,
        ...readMarks(headers),
      }),
    }),
  /** Reads every match on the server, so it is asked only where a page does not tell; null where none is said. */
  matches: (id: string, query: { search: string }) =>
    readQuery({
      queryKey: [...installation(id), "matches", query],
      endpoint: githubListRepos,
      params: { installation_id: id },
      query: { ...query, limit: 1, count: "true" },
      staleTimeMs: 5 * MINUTE_MS,
      toData: (_, headers) => readNumber(headers["x-total-count"]),
    }),
  /** The smallest read that says how far the first sync is. */
  sync: (id: string) =>
    readQuery({
      queryKey: [...installation(id), "sync"],
      endpoint: githubListRepos,
      params: { installation_id: id },
      query: { limit: 1 },
      staleTimeMs: 0,
      toData: (body, headers) => ({ total: body.total ?? null, ...readMarks(headers) }),
    }),
  branches: (id: string, query: { repo: string; search: string }) =>
    readPages({
      queryKey: [...installation(id), "branches", query],
      endpoint: githubListBranches,
      params: { installation_id: id },
      query,
      staleTimeMs: MINUTE_MS,
      toData: (body, headers): BranchesPage => ({
        branches: body.branches,
        defaultBranch: body.default_branch ?? null,
        hasMore: body.has_more,
        isStale: headers["x-cache"] === "stale",
      }),
    }),
};

/** Null for anything but a whole number: a header is text. */
export function readNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : null;
}

function readMarks(headers: Headers) {
  return {
    isSyncing: headers["x-sync"] === "running",
    isStale: headers["x-cache"] === "stale",
    lastSyncedAt: headers["x-last-synced-at"] ?? null,
  };
}

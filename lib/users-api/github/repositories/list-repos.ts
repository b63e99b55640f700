import type { Verb } from "../../http/verb";
import { ServiceError } from "../../service-error";
import { getInstallationRow } from "../find-installation";
import { toGithubServiceError } from "../to-service-error";
import { ensureSynced, type SyncState } from "./ensure-synced";
import { queryRepositories } from "./query-repositories";

const WAIT_MS = 5_000;

/**
 * Repositories of an installation from the stored list, which a stale read brings up to date
 * first. A failed sync serves the old list where there is one to trust (contract.md 2.2, 6.1).
 */
export const listRepos: Verb<"githubListRepos"> = async ({ ctx, target, params, query }) => {
  const found = await getInstallationRow(ctx, target.id, params.installation_id);
  const state = await ensureSynced(ctx, found, WAIT_MS);
  requireUsable(state, ctx.clock.now());
  const page = await queryRepositories(ctx, found.id, query);
  const { row } = state;
  const isBlank = query.search.trim() === "";
  const total = row.repositoryCount ?? row.syncedSoFar;
  return {
    body: { ...page, ...(isBlank && total !== null && { total }) },
    headers: toSyncHeaders(state),
  };
};

export function toSyncHeaders({ row, outcome }: SyncState): Record<string, string> {
  const isFailed = outcome?.kind === "failed" || (outcome === null && row.status === "rate_limited");
  return {
    ...(row.reposSyncedAt && { "X-Last-Synced-At": row.reposSyncedAt.toISOString() }),
    ...(outcome?.kind === "running" && { "X-Sync": "running" }),
    ...(isFailed && { "X-Cache": "stale" }),
  };
}

function requireUsable({ row, outcome }: SyncState, now: Date): void {
  if (row.reposSyncedAt !== null || outcome?.kind === "running") {
    return;
  }
  if (outcome?.kind === "failed") {
    throw toGithubServiceError(outcome.error);
  }
  if (row.statusUntil !== null) {
    const seconds = Math.ceil((row.statusUntil.getTime() - now.getTime()) / 1000);
    throw new ServiceError("github_rate_limited", { retryAfterSeconds: Math.max(1, seconds) });
  }
  throw new ServiceError("github_unavailable");
}

import type { Verb } from "../../http/verb";
import { getInstallationRow } from "../find-installation";
import { toGithubServiceError } from "../to-service-error";
import { ensureSynced, type SyncState } from "./ensure-synced";
import { countRepositories, queryRepositories } from "./query-repositories";
import { toWaitMs } from "./to-wait-ms";

const WAIT_MS = 5_000;

/**
 * Repositories of an installation from the stored list, which a stale read brings up to date
 * first. A failed sync serves the old list where there is one to trust (contract.md 2.2, 6.1).
 */
export const listRepos: Verb<"githubListRepos"> = async ({ ctx, target, params, query }) => {
  const found = await getInstallationRow(ctx, target.id, params.installation_id);
  const state = await ensureSynced(ctx, found, toWaitMs(ctx, WAIT_MS));
  requireUsable(state);
  const page = await queryRepositories(ctx, found.id, query);
  const { row } = state;
  const isBlank = query.search.trim() === "";
  const total = row.repositoryCount ?? row.syncedSoFar;
  const matches = query.count ? await countRepositories(ctx, found.id, query.search) : null;
  return {
    body: { ...page, ...(isBlank && total !== null && { total }) },
    headers: { ...toSyncHeaders(state), ...(matches !== null && { "X-Total-Count": String(matches) }) },
  };
};

export function toSyncHeaders({ row, outcome }: SyncState): Record<string, string> {
  return {
    ...(row.reposSyncedAt && { "X-Last-Synced-At": row.reposSyncedAt.toISOString() }),
    ...(outcome?.kind === "running" && { "X-Sync": "running" }),
    ...(outcome?.kind === "failed" && { "X-Cache": "stale" }),
  };
}

function requireUsable({ row, outcome }: SyncState): void {
  if (row.reposSyncedAt === null && outcome?.kind === "failed") {
    throw toGithubServiceError(outcome.error);
  }
}

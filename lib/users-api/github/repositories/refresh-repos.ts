import { REFRESH_COOLDOWN_SECONDS } from "@/lib/contract/limits";
import type { ApiContext } from "../../context";
import type { GithubInstallationRow } from "../../db/schema/github";
import type { Verb } from "../../http/verb";
import { getInstallationRow } from "../find-installation";
import { toGithubServiceError } from "../to-service-error";
import { syncNow } from "./ensure-synced";
import { toSyncHeaders } from "./list-repos";
import { queryAllRepositories } from "./query-repositories";
import { toWaitMs } from "./to-wait-ms";

/** Below the ten seconds a caller waits; a longer sync goes on in the background. */
const WAIT_MS = 8_000;

/** The whole list, fetched anew; within 30 s of the last sync the stored one (contract.md 2.3). */
export const refreshRepos: Verb<"githubRefreshRepos"> = async ({ ctx, target, params }) => {
  const row = await getInstallationRow(ctx, target.id, params.installation_id);
  if (isCoolingDown(ctx, row)) {
    const headers = { ...toSyncHeaders({ row, outcome: null }), "X-Cache": "cooldown" };
    return { body: { repositories: await queryAllRepositories(ctx, row.id) }, headers };
  }
  const state = await syncNow(ctx, row, toWaitMs(ctx, WAIT_MS));
  const { outcome } = state;
  if (outcome?.kind === "failed") {
    throw toGithubServiceError(outcome.error);
  }
  const counts: Record<string, string> =
    outcome?.kind === "done"
      ? { "X-Added": String(outcome.added), "X-Removed": String(outcome.removed) }
      : {};
  const repositories = await queryAllRepositories(ctx, row.id);
  return { body: { repositories }, headers: { ...toSyncHeaders(state), ...counts } };
};

function isCoolingDown(ctx: ApiContext, row: GithubInstallationRow): boolean {
  const age = ctx.clock.now().getTime() - (row.reposSyncedAt?.getTime() ?? 0);
  return row.reposSyncedAt !== null && age < REFRESH_COOLDOWN_SECONDS * 1000;
}

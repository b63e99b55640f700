import { setTimeout as wait } from "node:timers/promises";
import { REPOS_STALE_SECONDS } from "@/lib/contract/limits";
import type { ApiContext } from "../../context";
import type { GithubInstallationRow } from "../../db/schema/github";
import { getInstallationRow } from "../find-installation";
import { toInstallationStatus } from "../record-health";
import { requireGithub } from "../require-github";
import { singleFlight } from "../single-flight";
import { type SyncOutcome, syncRepositories } from "./sync-repositories";

const POLL_MS = 100;

export type SyncState = { row: GithubInstallationRow; outcome: SyncOutcome | { kind: "running" } | null };

/** Starts a sync that goes on after the answer; callers in this process share one. */
export function startSync(ctx: ApiContext, rowId: string): Promise<SyncOutcome> {
  const github = requireGithub(ctx);
  const run = (resolve: (outcome: SyncOutcome) => void) =>
    ctx.background.run("sync repositories", async (signal) => {
      const outcome = await syncRepositories(ctx, github, rowId, signal).catch(toFailure);
      if (outcome.kind === "failed" && !signal.aborted) {
        ctx.log.warn({ event: "sync_failed", installation: rowId, err: outcome.error }, "sync failed");
      }
      resolve(outcome);
    });
  return singleFlight(ctx, `sync:${rowId}`, () => new Promise<SyncOutcome>(run));
}

function toFailure(error: unknown): SyncOutcome {
  return { kind: "failed", error };
}

/** Syncs a list that is stale, waiting at most `waitMs`; a fresh one has no outcome. */
export async function ensureSynced(
  ctx: ApiContext,
  row: GithubInstallationRow,
  waitMs: number,
): Promise<SyncState> {
  if (isFresh(ctx, row) || toInstallationStatus(ctx, row) === "rate_limited") {
    return { row, outcome: null };
  }
  return syncNow(ctx, row, waitMs);
}

export async function syncNow(
  ctx: ApiContext,
  row: GithubInstallationRow,
  waitMs: number,
): Promise<SyncState> {
  const deadline = AbortSignal.timeout(waitMs);
  const first = await Promise.race([startSync(ctx, row.id), untilAborted(deadline)]);
  const outcome = first.kind === "elsewhere" ? await waitElsewhere(ctx, row, deadline) : first;
  return { row: await getInstallationRow(ctx, row.userId, row.installationId), outcome };
}

function isFresh(ctx: ApiContext, row: GithubInstallationRow): boolean {
  const age = ctx.clock.now().getTime() - (row.reposSyncedAt?.getTime() ?? 0);
  return row.reposSyncedAt !== null && age < REPOS_STALE_SECONDS * 1000;
}

async function waitElsewhere(
  ctx: ApiContext,
  row: GithubInstallationRow,
  deadline: AbortSignal,
): Promise<SyncState["outcome"]> {
  while (!deadline.aborted) {
    const current = await getInstallationRow(ctx, row.userId, row.installationId);
    if (current.syncLeaseUntil === null) {
      return null;
    }
    await wait(POLL_MS);
  }
  return { kind: "running" };
}

function untilAborted(signal: AbortSignal): Promise<{ kind: "running" }> {
  return new Promise((resolve) => {
    signal.addEventListener("abort", () => resolve({ kind: "running" }), { once: true });
  });
}

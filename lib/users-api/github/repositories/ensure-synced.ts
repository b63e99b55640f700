import { setTimeout as wait } from "node:timers/promises";
import { REPOS_STALE_SECONDS } from "@/lib/contract/limits";
import type { ApiContext } from "../../context";
import type { GithubInstallationRow } from "../../db/schema/github";
import { GithubError } from "../client/github-error";
import { getInstallationRow } from "../find-installation";
import { findRateLimit } from "../record-health";
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
        // A database error carries its parameters, here the names of private repositories.
        const { error } = outcome;
        const reason = error instanceof GithubError ? error.message : "not GitHub's";
        ctx.log.warn({ event: "sync_failed", installation: rowId, reason }, "sync failed");
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
  return isListFresh(ctx, row) ? { row, outcome: null } : syncNow(ctx, row, waitMs);
}

/** Syncs whatever the age; while GitHub asks to wait it is not called. */
export async function syncNow(
  ctx: ApiContext,
  row: GithubInstallationRow,
  waitMs: number,
): Promise<SyncState> {
  const limited = findRateLimit(ctx, row);
  if (limited) {
    return { row, outcome: { kind: "failed", error: limited } };
  }
  const deadline = AbortSignal.timeout(waitMs);
  const first = await Promise.race([startSync(ctx, row.id), untilAborted(deadline)]);
  const outcome = first.kind === "elsewhere" ? await waitElsewhere(ctx, row, deadline) : first;
  return { row: await getInstallationRow(ctx, row.userId, row.installationId), outcome };
}

export function isListFresh(ctx: ApiContext, row: GithubInstallationRow): boolean {
  const age = ctx.clock.now().getTime() - (row.reposSyncedAt?.getTime() ?? 0);
  return row.reposSyncedAt !== null && age < REPOS_STALE_SECONDS * 1000;
}

/** What the other process made of it is read from the row it left. */
async function waitElsewhere(
  ctx: ApiContext,
  row: GithubInstallationRow,
  deadline: AbortSignal,
): Promise<SyncState["outcome"]> {
  while (!deadline.aborted) {
    const current = await getInstallationRow(ctx, row.userId, row.installationId);
    if (current.syncLeaseUntil === null || current.syncLeaseUntil <= ctx.clock.now()) {
      const isSynced = current.reposSyncedAt !== null && current.reposSyncedAt > (row.reposSyncedAt ?? 0);
      return isSynced ? null : { kind: "failed", error: findRateLimit(ctx, current) };
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

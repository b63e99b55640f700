import { and, eq, isNotNull } from "drizzle-orm";
import type { ApiContext } from "../../context";
import { type GithubInstallationRow, githubInstallations } from "../../db/schema/github";
import type { GithubClient } from "../client/github-client";
import type { AllRepositories } from "../client/types";
import { recordFailure } from "../record-health";
import { withInstallationToken } from "../tokens/with-installation-token";
import { createPageWriter } from "./page-writer";
import { replaceRepositories, tidyRepositories } from "./store-repositories";
import { dropSyncLease, holdSyncLease, restartSync, takeSyncLease } from "./sync-lease";

export type SyncOutcome =
  | { kind: "done"; added: number; removed: number }
  /** Another process is at it. */
  | { kind: "elsewhere" }
  | { kind: "failed"; error: unknown };

/** Somebody who links again and again must not keep one sync going for ever. */
const ROUNDS_MAX = 3;

/** Statistics and index are put in order once so many rows changed. */
const TIDY_ROWS_MIN = 500;

/**
 * Brings the stored list of one installation up to date. One sync runs per installation, by a
 * lease that lapses when its process dies. A failure leaves the stored list as it was.
 */
export async function syncRepositories(
  ctx: ApiContext,
  github: GithubClient,
  rowId: string,
  signal?: AbortSignal,
): Promise<SyncOutcome> {
  const row = await takeSyncLease(ctx, rowId);
  if (!row) {
    return { kind: "elsewhere" };
  }
  try {
    return await holdSyncLease(ctx, rowId, () => runRounds(ctx, github, row, signal));
  } catch (error) {
    await recordFailure(ctx, row.id, error);
    await dropSyncLease(ctx, row.id);
    return { kind: "failed", error };
  }
}

/** Linked anew while the list was fetched, it may lack what was just granted: then it is fetched again. */
async function runRounds(
  ctx: ApiContext,
  github: GithubClient,
  first: GithubInstallationRow,
  signal?: AbortSignal,
): Promise<SyncOutcome> {
  let row: GithubInstallationRow | undefined = first;
  for (let round = 1; row && round <= ROUNDS_MAX; round += 1) {
    const [fetched] = await Promise.all([
      fetchList(ctx, github, row, signal),
      refreshSettings(ctx, github, row, signal),
    ]);
    const counts = await store(ctx, row, fetched);
    if (counts) {
      return { kind: "done", ...counts };
    }
    row = await restartSync(ctx, row.id);
  }
  throw new Error(row ? "linked anew too often" : "removed meanwhile");
}

/** `written` is how many entries of a first sync are stored already. */
type Fetched = { list: AllRepositories; written: number };

function fetchList(
  ctx: ApiContext,
  github: GithubClient,
  row: GithubInstallationRow,
  signal?: AbortSignal,
): Promise<Fetched> {
  const etags = new Map(Object.entries(row.pageEtags).map(([page, etag]) => [Number(page), etag]));
  const fetchAll = async (token: string): Promise<Fetched> => {
    if (row.repositoryCount !== null) {
      return { list: await github.listAllRepositories({ token, etags }, signal), written: 0 };
    }
    const writer = createPageWriter(ctx, row.id);
    try {
      const list = await github.listAllRepositories({ token, onPage: writer.add }, signal);
      return { list, written: await writer.close() };
    } catch (error) {
      // Nothing may still be writing when the next try begins.
      await writer.close().catch(() => undefined);
      throw error;
    }
  };
  return withInstallationToken(ctx, github, row, fetchAll, signal);
}

/** Which repositories are shared may have changed on GitHub; without an answer the known word stands. */
async function refreshSettings(
  ctx: ApiContext,
  github: GithubClient,
  row: GithubInstallationRow,
  signal?: AbortSignal,
): Promise<void> {
  const info = await github.getInstallation(row.installationId, signal).catch(() => null);
  if (info) {
    const { repositorySelection, permissions } = info;
    await ctx.db
      .update(githubInstallations)
      .set({ repositorySelection, permissions })
      .where(eq(githubInstallations.id, row.id));
  }
}

type Counts = { added: number; removed: number };

/** null where the row is gone or was linked anew: nothing is stored then. */
async function store(
  ctx: ApiContext,
  row: GithubInstallationRow,
  { list, written }: Fetched,
): Promise<Counts | null> {
  const done = {
    reposSyncedAt: ctx.clock.now(),
    syncLeaseUntil: null,
    syncedSoFar: null,
    status: "healthy",
    statusUntil: null,
  };
  // Linking takes this mark away.
  const isStillMine = and(eq(githubInstallations.id, row.id), isNotNull(githubInstallations.syncedSoFar));
  const returned = { id: githubInstallations.id };
  if ("notModified" in list) {
    const kept = await ctx.db.update(githubInstallations).set(done).where(isStillMine).returning(returned);
    return kept.length > 0 ? { added: 0, removed: 0 } : null;
  }
  const repositoryCount = list.repositories.length;
  const values = { ...done, pageEtags: Object.fromEntries(list.etags), repositoryCount };
  // Pages of a first sync were stored as they came: all of them are new.
  const allNew = { added: repositoryCount, removed: 0 };
  const counts = await ctx.db.transaction(async (tx) => {
    const kept = await tx.update(githubInstallations).set(values).where(isStillMine).returning(returned);
    if (kept.length === 0) {
      return null;
    }
    // Entries that moved between pages while they were read came twice: then the whole is written.
    const isWritten = written > 0 && written === repositoryCount;
    return isWritten ? allNew : replaceRepositories(tx, row.id, list.repositories);
  });
  if (counts && Math.max(written, counts.added + counts.removed) >= TIDY_ROWS_MIN) {
    startTidying(ctx);
  }
  return counts && row.repositoryCount === null ? allNew : counts;
}

/** The list is complete and searchable before it: nobody waits for it. */
function startTidying(ctx: ApiContext): void {
  ctx.background.run("tidy repositories", () =>
    tidyRepositories(ctx.db).catch((error: unknown) =>
      ctx.log.warn({ event: "tidy_failed", reason: nameOf(error) }, "repositories were not tidied"),
    ),
  );
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "unknown";
}

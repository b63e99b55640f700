import { eq } from "drizzle-orm";
import type { ApiContext } from "../../context";
import { type GithubInstallationRow, githubInstallations } from "../../db/schema/github";
import type { GithubClient } from "../client/github-client";
import type { AllRepositories } from "../client/types";
import { recordFailure } from "../record-health";
import { withInstallationToken } from "../tokens/with-installation-token";
import { createPageWriter } from "./page-writer";
import { replaceRepositories, tidyRepositories } from "./store-repositories";
import { dropSyncLease, holdSyncLease, takeSyncLease } from "./sync-lease";

export type SyncOutcome =
  | { kind: "done"; added: number; removed: number }
  /** Another process is at it. */
  | { kind: "elsewhere" }
  | { kind: "failed"; error: unknown };

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
    return await holdSyncLease(ctx, rowId, async () => {
      const fetched = await fetchList(ctx, github, row, signal);
      return { kind: "done", ...(await store(ctx, row, fetched)) };
    });
  } catch (error) {
    await recordFailure(ctx, row.id, error);
    await dropSyncLease(ctx, row.id);
    return { kind: "failed", error };
  }
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

async function store(ctx: ApiContext, row: GithubInstallationRow, { list, written }: Fetched) {
  const done = {
    reposSyncedAt: ctx.clock.now(),
    syncLeaseUntil: null,
    syncedSoFar: null,
    status: "healthy",
    statusUntil: null,
  };
  const isThis = eq(githubInstallations.id, row.id);
  if ("notModified" in list) {
    await ctx.db.update(githubInstallations).set(done).where(isThis);
    return { added: 0, removed: 0 };
  }
  const repositoryCount = list.repositories.length;
  const pageEtags = Object.fromEntries(list.etags);
  const counts = await ctx.db.transaction(async (tx) => {
    // Entries that moved between pages while they were read came twice: then the whole is written.
    const isWritten = written > 0 && written === repositoryCount;
    const replaced = isWritten ? null : await replaceRepositories(tx, row.id, list.repositories);
    await tx
      .update(githubInstallations)
      .set({ ...done, pageEtags, repositoryCount })
      .where(isThis);
    return replaced;
  });
  if (written + (counts?.added ?? 0) + (counts?.removed ?? 0) >= TIDY_ROWS_MIN) {
    await tidyRepositories(ctx.db).catch((error: unknown) =>
      ctx.log.warn({ event: "tidy_failed", reason: nameOf(error) }, "repositories were not tidied"),
    );
  }
  // Pages of a first sync were stored as they came: all of them are new.
  return counts && row.repositoryCount !== null ? counts : { added: repositoryCount, removed: 0 };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "unknown";
}

import { and, eq, isNull, lte, or, sql } from "drizzle-orm";
import type { ApiContext } from "../../context";
import { type GithubInstallationRow, githubInstallations, githubRepositories } from "../../db/schema/github";
import type { GithubClient } from "../client/github-client";
import type { AllRepositories } from "../client/types";
import { recordFailure } from "../record-health";
import { withInstallationToken } from "../tokens/with-installation-token";
import { replaceRepositories, storePage } from "./store-repositories";

const LEASE_MS = 60_000;

export type SyncOutcome =
  | { kind: "done"; added: number; removed: number }
  /** Another process is at it. */
  | { kind: "elsewhere" }
  | { kind: "failed"; error: unknown };

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
  const row = await takeLease(ctx, rowId);
  if (!row) {
    return { kind: "elsewhere" };
  }
  try {
    const list = await fetchList(ctx, github, row, signal);
    const { added, removed } = await store(ctx, row, list);
    return { kind: "done", added, removed };
  } catch (error) {
    await recordFailure(ctx, row.id, error);
    await ctx.db
      .update(githubInstallations)
      .set({ syncLeaseUntil: null, syncedSoFar: null })
      .where(eq(githubInstallations.id, row.id));
    return { kind: "failed", error };
  }
}

async function takeLease(ctx: ApiContext, rowId: string): Promise<GithubInstallationRow | undefined> {
  const now = ctx.clock.now();
  const isFree = or(isNull(githubInstallations.syncLeaseUntil), lte(githubInstallations.syncLeaseUntil, now));
  const [row] = await ctx.db
    .update(githubInstallations)
    .set({ syncLeaseUntil: new Date(now.getTime() + LEASE_MS), syncedSoFar: 0 })
    .where(and(eq(githubInstallations.id, rowId), isFree))
    .returning();
  return row;
}

function fetchList(
  ctx: ApiContext,
  github: GithubClient,
  row: GithubInstallationRow,
  signal?: AbortSignal,
): Promise<AllRepositories> {
  const etags = new Map(Object.entries(row.pageEtags).map(([page, etag]) => [Number(page), etag]));
  const isFirst = row.repositoryCount === null;
  const onPage: Parameters<GithubClient["listAllRepositories"]>[0]["onPage"] = async (page) => {
    await storePage(ctx.db, row.id, page);
    await markProgress(ctx, row.id, page.items.length);
  };
  return withInstallationToken(
    ctx,
    github,
    row,
    (token) => github.listAllRepositories({ token, etags, ...(isFirst && { onPage }) }, signal),
    signal,
  );
}

async function markProgress(ctx: ApiContext, rowId: string, items: number): Promise<void> {
  await ctx.db
    .update(githubInstallations)
    .set({
      syncedSoFar: sql`coalesce(${githubInstallations.syncedSoFar}, 0) + ${items}`,
      syncLeaseUntil: new Date(ctx.clock.now().getTime() + LEASE_MS),
    })
    .where(eq(githubInstallations.id, rowId));
}

async function store(ctx: ApiContext, row: GithubInstallationRow, list: AllRepositories) {
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
  const pageEtags = Object.fromEntries(list.etags);
  const counts = await ctx.db.transaction(async (tx) => {
    const replaced = await replaceRepositories(tx, row.id, list.repositories);
    const repositoryCount = list.repositories.length;
    await tx
      .update(githubInstallations)
      .set({ ...done, pageEtags, repositoryCount })
      .where(isThis);
    return replaced;
  });
  // PGlite has no autovacuum: without fresh statistics a search after a bulk write scans.
  await ctx.db.execute(sql`analyze ${githubRepositories}`);
  return counts;
}

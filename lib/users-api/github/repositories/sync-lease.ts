import { and, eq, isNull, lte, or } from "drizzle-orm";
import type { ApiContext } from "../../context";
import { type GithubInstallationRow, githubInstallations } from "../../db/schema/github";

const LEASE_MS = 60_000;

/**
 * Takes the right to sync one installation; undefined while another holds it or the row is gone.
 * `syncedSoFar` marks the row until the end: where it is null again, the installation was linked anew.
 */
export async function takeSyncLease(
  ctx: ApiContext,
  rowId: string,
): Promise<GithubInstallationRow | undefined> {
  const { syncLeaseUntil } = githubInstallations;
  const isFree = or(isNull(syncLeaseUntil), lte(syncLeaseUntil, ctx.clock.now()));
  const [row] = await ctx.db
    .update(githubInstallations)
    .set({ syncLeaseUntil: leaseEnd(ctx), syncedSoFar: 0 })
    .where(and(eq(githubInstallations.id, rowId), isFree))
    .returning();
  return row;
}

/** Renews the lease while the work runs: a long list must not be taken for a dead process. */
export async function holdSyncLease<T>(ctx: ApiContext, rowId: string, work: () => Promise<T>): Promise<T> {
  const renew = () =>
    ctx.db
      .update(githubInstallations)
      .set({ syncLeaseUntil: leaseEnd(ctx) })
      .where(eq(githubInstallations.id, rowId))
      .then(
        () => undefined,
        (error: unknown) => ctx.log.warn({ event: "lease_not_renewed", err: error }, "lease was not renewed"),
      );
  let renewal: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    renewal = renew();
  }, LEASE_MS / 3);
  timer.unref();
  try {
    return await work();
  } finally {
    clearInterval(timer);
    // A renewal still under way would take the lease back after it was given up.
    await renewal;
  }
}

/** Sets the mark of a running sync again, with the row as it now is; undefined where it is gone. */
export async function restartSync(
  ctx: ApiContext,
  rowId: string,
): Promise<GithubInstallationRow | undefined> {
  const isThis = eq(githubInstallations.id, rowId);
  const [row] = await ctx.db.update(githubInstallations).set({ syncedSoFar: 0 }).where(isThis).returning();
  return row;
}

export async function dropSyncLease(ctx: ApiContext, rowId: string): Promise<void> {
  await ctx.db
    .update(githubInstallations)
    .set({ syncLeaseUntil: null, syncedSoFar: null })
    .where(eq(githubInstallations.id, rowId));
}

function leaseEnd(ctx: ApiContext): Date {
  return new Date(ctx.clock.now().getTime() + LEASE_MS);
}

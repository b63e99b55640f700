import { and, desc, eq, lte, type SQL, sql } from "drizzle-orm";
import type { ApiContext } from "../context";
import type { Queryable, Transaction } from "../db/database";
import { attempts } from "../db/schema/credentials";

export type Limit = {
  kind: string;
  max: number;
  windowSeconds: number;
  /** Once the limit is reached, how long after the last try the next is allowed; else the window slides. */
  lockSeconds?: number;
};
export type Reservation = { isAllowed: true; id: number } | { isAllowed: false; retryAfterSeconds: number };

/**
 * Counts a try before it is made, in a sliding window that all processes share. Tries over the
 * limit are refused and not counted. A lock on the key makes a burst see each other's tries.
 */
export async function reserveAttempt(ctx: ApiContext, limit: Limit, key: string): Promise<Reservation> {
  const now = ctx.clock.now();
  // A lock outlives its first try's window: all of the tries must be known until it is over.
  const keptSeconds = limit.windowSeconds + (limit.lockSeconds ?? 0);
  const keptSince = new Date(now.getTime() - keptSeconds * 1000);
  const mine = and(eq(attempts.kind, limit.kind), eq(attempts.key, key));
  return ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${limit.kind}:${key}`}, 0))`);
    await tx.delete(attempts).where(and(mine, lte(attempts.at, keptSince)));
    const freeAtMs = await findFreeAt(tx, limit, mine);
    if (freeAtMs !== null && freeAtMs > now.getTime()) {
      const retryAfterSeconds = Math.max(1, Math.ceil((freeAtMs - now.getTime()) / 1000));
      return { isAllowed: false, retryAfterSeconds };
    }
    const [row] = await tx
      .insert(attempts)
      .values({ kind: limit.kind, key, at: now })
      .returning({ id: attempts.id });
    return { isAllowed: true, id: row?.id ?? 0 };
  });
}

/** When the next try is allowed, by the newest tries; null while the limit is not reached. */
async function findFreeAt(tx: Transaction, limit: Limit, mine: SQL | undefined): Promise<number | null> {
  const newest = await tx
    .select({ at: attempts.at })
    .from(attempts)
    .where(mine)
    .orderBy(desc(attempts.at))
    .limit(limit.max);
  const last = newest[0]?.at.getTime();
  const first = newest[limit.max - 1]?.at.getTime();
  if (last === undefined || first === undefined) {
    return null;
  }
  const windowMs = limit.windowSeconds * 1000;
  if (limit.lockSeconds === undefined) {
    return first + windowMs;
  }
  return last - first < windowMs ? last + limit.lockSeconds * 1000 : null;
}

/** Forgets the tries of a key, after one that was right. */
export async function clearAttempts(db: Queryable, kind: string, key: string): Promise<void> {
  await db.delete(attempts).where(and(eq(attempts.kind, kind), eq(attempts.key, key)));
}

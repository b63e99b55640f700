import { and, eq, gt, lte, sql } from "drizzle-orm";
import type { ApiContext } from "../context";
import { attempts } from "../db/schema/credentials";

export type Limit = { kind: string; max: number; windowSeconds: number };
export type Reservation = { isAllowed: true; id: number } | { isAllowed: false; retryAfterSeconds: number };

/**
 * Counts a try before it is made, in a sliding window that all processes share. Tries over the
 * limit are refused and not counted. A lock on the key makes a burst see each other's tries.
 */
export async function reserveAttempt(ctx: ApiContext, limit: Limit, key: string): Promise<Reservation> {
  const now = ctx.clock.now();
  const since = new Date(now.getTime() - limit.windowSeconds * 1000);
  const mine = and(eq(attempts.kind, limit.kind), eq(attempts.key, key));
  return ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${limit.kind}:${key}`}, 0))`);
    await tx.delete(attempts).where(and(mine, lte(attempts.at, since)));
    const [count] = await tx
      .select({ tries: sql<number>`count(*)::int`, first: sql<string>`min(${attempts.at})` })
      .from(attempts)
      .where(and(mine, gt(attempts.at, since)));
    if (count && count.tries >= limit.max) {
      const freeAt = new Date(count.first).getTime() + limit.windowSeconds * 1000;
      return { isAllowed: false, retryAfterSeconds: Math.max(1, Math.ceil((freeAt - now.getTime()) / 1000)) };
    }
    const [row] = await tx
      .insert(attempts)
      .values({ kind: limit.kind, key, at: now })
      .returning({ id: attempts.id });
    return { isAllowed: true, id: row?.id ?? 0 };
  });
}

/** Forgets the tries of a key, after one that was right. */
export async function clearAttempts(ctx: ApiContext, kind: string, key: string): Promise<void> {
  await ctx.db.delete(attempts).where(and(eq(attempts.kind, kind), eq(attempts.key, key)));
}

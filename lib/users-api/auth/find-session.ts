import { and, eq, gt, lt, or } from "drizzle-orm";
import type { ApiContext } from "../context";
import { hashToken } from "../crypto/tokens";
import { type SessionRow, sessions } from "../db/schema/credentials";
import { type UserRow, users } from "../db/schema/users";

const SEEN_EVERY_MS = 60_000;

/** The live session of a cookie value; after a renewal the former id works 30 s more. */
export async function findSession(
  ctx: ApiContext,
  token: string,
): Promise<{ user: UserRow; session: SessionRow } | null> {
  const now = ctx.clock.now();
  const tokenHash = hashToken(token);
  const isThisToken = or(
    eq(sessions.tokenHash, tokenHash),
    and(eq(sessions.previousTokenHash, tokenHash), gt(sessions.previousValidUntil, now)),
  );
  const [row] = await ctx.db
    .select({ user: users, session: sessions })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(isThisToken, gt(sessions.expiresAt, now), eq(users.isActive, true)))
    .limit(1);
  if (row && now.getTime() - row.session.lastSeenAt.getTime() > SEEN_EVERY_MS) {
    await markSeen(ctx, row.session.id, now);
  }
  return row ?? null;
}

async function markSeen(ctx: ApiContext, id: string, now: Date): Promise<void> {
  await ctx.db
    .update(sessions)
    .set({ lastSeenAt: now })
    .where(and(eq(sessions.id, id), lt(sessions.lastSeenAt, now)));
}

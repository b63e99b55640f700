import { and, desc, eq, gt, isNotNull, isNull } from "drizzle-orm";
import { PENDING_LOGIN_TTL_SECONDS } from "@/lib/contract/limits";
import type { Caller } from "../auth/caller";
import type { ApiContext } from "../context";
import { hashToken, randomAlphanumeric } from "../crypto/tokens";
import type { Transaction } from "../db/database";
import { pendingLogins, type SessionRow, sessions } from "../db/schema/credentials";
import { type UserRow, users } from "../db/schema/users";
import { readCookie, SESSION_COOKIE } from "../http/cookies";

const TOKEN_LENGTH = 43;

export type PendingLogin = { id: string; user: UserRow; held: SessionRow | null };

/** `codeHash`: of the code that was mailed; null where the second factor is awaited. */
type Start = { user: UserRow; held: SessionRow | null; codeHash: string | null };

/**
 * Remembers for ten minutes that the password was right. As at PostHog the half session lives in
 * the session cookie; a live session of the same person keeps its own and is found by it. Returns
 * the cookie value, which is stored nowhere.
 */
export async function startPendingLogin(
  ctx: ApiContext,
  tx: Transaction,
  { user, held, codeHash }: Start,
): Promise<string> {
  const now = ctx.clock.now();
  const token = randomAlphanumeric(ctx.random, TOKEN_LENGTH);
  if (held) {
    await tx.delete(pendingLogins).where(eq(pendingLogins.sessionId, held.id));
  }
  await tx.insert(pendingLogins).values({
    userId: user.id,
    tokenHash: hashToken(token),
    sessionId: held?.id ?? null,
    codeHash,
    createdAt: now,
    expiresAt: new Date(now.getTime() + PENDING_LOGIN_TTL_SECONDS * 1000),
  });
  return token;
}

type Asked = { caller: Caller | null; headers: Headers; waitsFor: "factor" | "mailed_code" };

/**
 * The login that waits for this caller's code, or null when there is none. One that is too old for
 * its factor is none; a mailed code that came too late is told to be wrong, as at PostHog.
 */
export async function findPendingLogin(
  ctx: ApiContext,
  { caller, headers, waitsFor }: Asked,
): Promise<PendingLogin | null> {
  const token = readCookie(headers, SESSION_COOKIE);
  const isMine =
    caller?.kind === "session"
      ? and(eq(pendingLogins.sessionId, caller.session.id), eq(pendingLogins.userId, caller.user.id))
      : eq(pendingLogins.tokenHash, hashToken(token ?? ""));
  const isAwaited =
    waitsFor === "factor"
      ? and(isNull(pendingLogins.codeHash), gt(pendingLogins.expiresAt, ctx.clock.now()))
      : isNotNull(pendingLogins.codeHash);
  const [row] = await ctx.db
    .select({ id: pendingLogins.id, user: users, held: sessions })
    .from(pendingLogins)
    .innerJoin(users, eq(users.id, pendingLogins.userId))
    .leftJoin(sessions, eq(sessions.id, pendingLogins.sessionId))
    .where(and(isMine, isAwaited, eq(users.isActive, true)))
    .orderBy(desc(pendingLogins.createdAt))
    .limit(1);
  return row ?? null;
}

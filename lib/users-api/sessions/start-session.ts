import { and, eq } from "drizzle-orm";
import { SESSION_AGE_SECONDS, SESSION_ID_GRACE_SECONDS } from "@/lib/contract/limits";
import type { ApiContext } from "../context";
import { hashToken, randomAlphanumeric } from "../crypto/tokens";
import type { Queryable } from "../db/database";
import { type SessionRow, sessions } from "../db/schema/credentials";
import type { ClientInfo } from "../http/client-info";
import { buildCookie, SESSION_COOKIE } from "../http/cookies";

const TOKEN_LENGTH = 43;

/** How a second factor took part: not at all, by a remembered device, or by a code just shown. */
export type Factor = "none" | "remembered" | "shown";

type Start = { userId: number; client: ClientInfo; factor: Factor };

/** Inserts a session and returns its cookie value, which is stored nowhere. */
export async function startSession(ctx: ApiContext, db: Queryable, start: Start): Promise<string> {
  const now = ctx.clock.now();
  const token = randomAlphanumeric(ctx.random, TOKEN_LENGTH);
  await db.insert(sessions).values({
    userId: start.userId,
    tokenHash: hashToken(token),
    createdAt: now,
    provedAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + SESSION_AGE_SECONDS * 1000),
    twoFactorVerifiedAt: start.factor === "none" ? null : now,
    factorProvedAt: start.factor === "shown" ? now : null,
    ip: start.client.ip,
    userAgent: start.client.userAgent,
  });
  return token;
}

/**
 * Renews a live session's proof under a new id; the former works 30 s more, so that requests under
 * way are not signed out. Returns null where the session was renewed or ended meanwhile.
 */
export async function renewSession(
  ctx: ApiContext,
  db: Queryable,
  session: SessionRow,
  factor: Factor,
): Promise<string | null> {
  const now = ctx.clock.now();
  const token = randomAlphanumeric(ctx.random, TOKEN_LENGTH);
  const renewed = await db
    .update(sessions)
    .set({
      tokenHash: hashToken(token),
      previousTokenHash: session.tokenHash,
      previousValidUntil: new Date(now.getTime() + SESSION_ID_GRACE_SECONDS * 1000),
      provedAt: now,
      lastSeenAt: now,
      ...(factor === "shown" && { twoFactorVerifiedAt: now, factorProvedAt: now }),
    })
    .where(and(eq(sessions.id, session.id), eq(sessions.tokenHash, session.tokenHash)))
    .returning({ id: sessions.id });
  return renewed.length > 0 ? token : null;
}

export function buildSessionCookie(ctx: ApiContext, token: string): string {
  const maxAgeSeconds = token === "" ? 0 : SESSION_AGE_SECONDS;
  return buildCookie(ctx, { name: SESSION_COOKIE, value: token, maxAgeSeconds, isHttpOnly: true });
}

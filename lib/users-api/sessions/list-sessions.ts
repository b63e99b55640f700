import { and, desc, eq, gt } from "drizzle-orm";
import { sessions } from "../db/schema/credentials";
import type { Verb } from "../http/verb";

const SHOWN_MAX = 200;

export const listSessions: Verb<"sessionsList"> = async ({ ctx, caller, target }) => {
  const rows = await ctx.db
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, target.id), gt(sessions.expiresAt, ctx.clock.now())))
    .orderBy(desc(sessions.lastSeenAt))
    .limit(SHOWN_MAX);
  const currentId = caller.kind === "session" ? caller.session.id : null;
  const results = rows.map((row) => ({
    id: row.id,
    current: row.id === currentId,
    created_at: row.createdAt.toISOString(),
    last_seen_at: row.lastSeenAt.toISOString(),
    ip: row.ip,
    user_agent: row.userAgent,
    two_factor: row.twoFactorVerifiedAt !== null,
    expires_at: row.expiresAt.toISOString(),
  }));
  return { body: { results, next: null } };
};

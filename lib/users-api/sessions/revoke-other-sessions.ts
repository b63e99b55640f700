import { and, eq, ne } from "drizzle-orm";
import { recordActivity } from "../activity/record-activity";
import { sessions } from "../db/schema/credentials";
import type { Verb } from "../http/verb";

export const revokeOtherSessions: Verb<"sessionsRevokeOthers"> = async ({ ctx, caller, target, request }) => {
  if (caller.kind !== "session") {
    return { body: { revoked: 0 } };
  }
  const revoked = await ctx.db.transaction(async (tx) => {
    const ended = await tx
      .delete(sessions)
      .where(and(eq(sessions.userId, target.id), ne(sessions.id, caller.session.id)))
      .returning({ id: sessions.id });
    await recordActivity(ctx, tx, {
      userId: target.id,
      type: "other_sessions_ended",
      client: request.client,
      detail: { revoked: ended.length },
    });
    return ended.length;
  });
  return { body: { revoked } };
};

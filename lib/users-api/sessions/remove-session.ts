import { and, eq } from "drizzle-orm";
import { recordActivity } from "../activity/record-activity";
import { sessions } from "../db/schema/credentials";
import { isUuid } from "../http/is-uuid";
import type { Verb } from "../http/verb";
import { ServiceError } from "../service-error";

export const removeSession: Verb<"sessionRemove"> = async ({ ctx, target, params, request }) => {
  if (!isUuid(params.id)) {
    throw new ServiceError("not_found");
  }
  await ctx.db.transaction(async (tx) => {
    const ended = await tx
      .delete(sessions)
      .where(and(eq(sessions.id, params.id), eq(sessions.userId, target.id)))
      .returning({ id: sessions.id });
    if (ended.length === 0) {
      throw new ServiceError("not_found");
    }
    await recordActivity(ctx, tx, { userId: target.id, type: "session_ended", client: request.client });
  });
  return { body: null };
};

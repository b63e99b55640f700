import { and, eq } from "drizzle-orm";
import { pushTokens } from "../db/schema/preferences";
import type { Verb } from "../http/verb";

/** The same answer whether there was such a row or not; only the caller's own is touched. */
export const unregisterPushToken: Verb<"pushTokenUnregister"> = async ({ ctx, target, body }) => {
  await ctx.db
    .delete(pushTokens)
    .where(and(eq(pushTokens.userId, target.id), eq(pushTokens.token, body.token)));
  return { body: null };
};

import { and, eq } from "drizzle-orm";
import { pushTokens } from "../db/schema/preferences";
import { isUuid } from "../http/is-uuid";
import type { Verb } from "../http/verb";
import { ServiceError } from "../service-error";

export const removePushToken: Verb<"pushTokenRemove"> = async ({ ctx, target, params }) => {
  const removed = isUuid(params.id)
    ? await ctx.db
        .delete(pushTokens)
        .where(and(eq(pushTokens.id, params.id), eq(pushTokens.userId, target.id)))
        .returning({ id: pushTokens.id })
    : [];
  if (removed.length === 0) {
    throw new ServiceError("not_found");
  }
  return { body: null };
};

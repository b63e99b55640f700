import { desc, eq } from "drizzle-orm";
import { pushTokens } from "../db/schema/preferences";
import type { Verb } from "../http/verb";
import { toPushDevice } from "./register-push-token";

/** At most twenty, hence one page. */
export const listPushTokens: Verb<"pushTokensList"> = async ({ ctx, target }) => {
  const rows = await ctx.db
    .select()
    .from(pushTokens)
    .where(eq(pushTokens.userId, target.id))
    .orderBy(desc(pushTokens.lastSeenAt), desc(pushTokens.createdAt));
  return { body: { results: rows.map(toPushDevice), next: null } };
};

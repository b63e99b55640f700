import { and, eq } from "drizzle-orm";
import { recordActivity } from "../activity/record-activity";
import { personalApiKeys } from "../db/schema/credentials";
import { isUuid } from "../http/is-uuid";
import type { Verb } from "../http/verb";
import { ServiceError } from "../service-error";

export const removeApiKey: Verb<"apiKeyRemove"> = async ({ ctx, target, params, request }) => {
  if (!isUuid(params.id)) {
    throw new ServiceError("not_found");
  }
  await ctx.db.transaction(async (tx) => {
    const [removed] = await tx
      .delete(personalApiKeys)
      .where(and(eq(personalApiKeys.id, params.id), eq(personalApiKeys.userId, target.id)))
      .returning({ label: personalApiKeys.label });
    if (!removed) {
      throw new ServiceError("not_found");
    }
    const detail = { name: removed.label };
    await recordActivity(ctx, tx, {
      userId: target.id,
      type: "api_key_removed",
      client: request.client,
      detail,
    });
  });
  return { body: null };
};

import { and, eq } from "drizzle-orm";
import { recordActivity } from "../activity/record-activity";
import { rememberedDevices } from "../db/schema/credentials";
import { isUuid } from "../http/is-uuid";
import type { Verb } from "../http/verb";
import { ServiceError } from "../service-error";

/** From then on the browser is asked for a second factor again; its session lives on. */
export const removeDevice: Verb<"deviceRemove"> = async ({ ctx, target, params, request }) => {
  if (!isUuid(params.id)) {
    throw new ServiceError("not_found");
  }
  await ctx.db.transaction(async (tx) => {
    const removed = await tx
      .delete(rememberedDevices)
      .where(and(eq(rememberedDevices.id, params.id), eq(rememberedDevices.userId, target.id)))
      .returning({ id: rememberedDevices.id });
    if (removed.length === 0) {
      throw new ServiceError("not_found");
    }
    await recordActivity(ctx, tx, { userId: target.id, type: "device_removed", client: request.client });
  });
  return { body: null };
};

import { and, eq } from "drizzle-orm";
import { recordActivity } from "../../activity/record-activity";
import { totpDevices } from "../../db/schema/credentials";
import { isUuid } from "../../http/is-uuid";
import type { Verb } from "../../http/verb";
import { ServiceError } from "../../service-error";
import { lockUser } from "../../users/lock-user";
import { toAuthenticator } from "./list-authenticators";
import { requireFreeName } from "./require-free-name";

export const renameAuthenticator: Verb<"authenticatorRename"> = async (input) => {
  const { ctx, target, params, body, request } = input;
  if (!isUuid(params.id)) {
    throw new ServiceError("not_found");
  }
  const { name } = body;
  const renamed = await ctx.db.transaction(async (tx) => {
    await lockUser(tx, target.id);
    await requireFreeName(tx, { userId: target.id, name, exceptId: params.id });
    const [row] = await tx
      .update(totpDevices)
      .set({ name })
      .where(and(eq(totpDevices.id, params.id), eq(totpDevices.userId, target.id)))
      .returning();
    if (!row) {
      throw new ServiceError("not_found");
    }
    const type = "authenticator_renamed";
    await recordActivity(ctx, tx, { userId: target.id, type, client: request.client, detail: { name } });
    return row;
  });
  return { body: toAuthenticator(renamed) };
};

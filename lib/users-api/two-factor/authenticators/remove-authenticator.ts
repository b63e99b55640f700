import { and, asc, eq } from "drizzle-orm";
import { recordActivity } from "../../activity/record-activity";
import type { Transaction } from "../../db/database";
import { type TotpDeviceRow, totpDevices } from "../../db/schema/credentials";
import type { Verb } from "../../http/verb";
import { queueMail } from "../../mail/queue-mail";
import { ServiceError } from "../../service-error";
import { endOtherAccess } from "../../sessions/end-other-access";
import { lockUser } from "../../users/lock-user";
import { buildRemovedMail } from "../mails";

/** The last one cannot go alone: that is disabling, which takes the backup codes along. */
export const removeAuthenticator: Verb<"authenticatorRemove"> = async (input) => {
  const { ctx, caller, target, params, request } = input;
  const { client } = request;
  const keepSessionId = caller.kind === "session" ? caller.session.id : null;
  await ctx.db.transaction(async (tx) => {
    await lockUser(tx, target.id);
    const held = await tx
      .select()
      .from(totpDevices)
      .where(eq(totpDevices.userId, target.id))
      .orderBy(asc(totpDevices.createdAt));
    const removed = held.find(({ id }) => id === params.id);
    if (!removed) {
      throw new ServiceError("not_found");
    }
    if (held.length === 1) {
      throw new ServiceError("last_authenticator");
    }
    await removeDevice(tx, removed, held);
    await endOtherAccess(ctx, tx, { userId: target.id, keepSessionId, after: "two_factor_off" });
    const detail = { name: removed.name };
    await recordActivity(ctx, tx, { userId: target.id, type: "authenticator_removed", client, detail });
    await queueMail(ctx, tx, buildRemovedMail(ctx, { user: target, client, name: removed.name }));
  });
  return { body: null };
};

/** The oldest that is left becomes the one that the published endpoints act on. */
async function removeDevice(tx: Transaction, removed: TotpDeviceRow, held: TotpDeviceRow[]): Promise<void> {
  await tx.delete(totpDevices).where(eq(totpDevices.id, removed.id));
  const heir = held.find(({ id }) => id !== removed.id);
  if (removed.isDefault && heir) {
    await tx
      .update(totpDevices)
      .set({ isDefault: true })
      .where(and(eq(totpDevices.id, heir.id), eq(totpDevices.userId, removed.userId)));
  }
}

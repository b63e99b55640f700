import { eq } from "drizzle-orm";
import { recordActivity } from "../activity/record-activity";
import { totpDevices, totpSetups } from "../db/schema/credentials";
import { noClient } from "../http/client-info";
import type { Verb } from "../http/verb";
import { queueMail } from "../mail/queue-mail";
import { endOtherAccess } from "../sessions/end-other-access";
import { lockUser } from "../users/lock-user";
import { removeBackupCodes } from "./backup-codes";
import { buildDisabledMail } from "./mails";

/**
 * Removes every app, the backup codes and the remembered devices; success too where nothing was
 * enabled (contract.md 2.16). Staff may do it for a person who lost everything, who is told.
 */
export const disableTwoFactor: Verb<"twoFactorDisable"> = async ({ ctx, caller, target, request }) => {
  const isOwn = caller.user.id === target.id;
  const keepSessionId = isOwn && caller.kind === "session" ? caller.session.id : null;
  await ctx.db.transaction(async (tx) => {
    await lockUser(tx, target.id);
    const removed = await tx.delete(totpDevices).where(eq(totpDevices.userId, target.id)).returning();
    if (removed.length === 0) {
      return;
    }
    await tx.delete(totpSetups).where(eq(totpSetups.userId, target.id));
    await removeBackupCodes(tx, target.id);
    await endOtherAccess(ctx, tx, { userId: target.id, keepSessionId, after: "two_factor_off" });
    const detail = isOwn ? {} : { by_staff: true };
    // Where staff sit is no business of the person they helped; the request's own line has it.
    const client = isOwn ? request.client : noClient;
    await recordActivity(ctx, tx, {
      userId: target.id,
      type: "two_factor_disabled",
      client,
      detail,
    });
    await queueMail(ctx, tx, buildDisabledMail(ctx, { user: target, client, isOwn }));
  });
  return { body: { success: true } };
};

import { recordActivity } from "../activity/record-activity";
import type { Verb } from "../http/verb";
import { ServiceError } from "../service-error";
import { hasTotpDevice } from "../users/has-totp-device";
import { lockUser } from "../users/lock-user";
import { replaceBackupCodes } from "./backup-codes";

/** A new set in place of the old one, in one transaction. Nobody mints codes for another person. */
export const createBackupCodes: Verb<"twoFactorBackupCodes"> = async ({ ctx, caller, target, request }) => {
  if (caller.user.id !== target.id) {
    throw new ServiceError("permission_denied");
  }
  const codes = await ctx.db.transaction(async (tx) => {
    await lockUser(tx, target.id);
    if (!(await hasTotpDevice(tx, target.id))) {
      throw new ServiceError("2fa_not_enabled");
    }
    const made = await replaceBackupCodes(ctx, tx, target.id);
    await recordActivity(ctx, tx, {
      userId: target.id,
      type: "backup_codes_created",
      client: request.client,
    });
    return made;
  });
  return { body: { backup_codes: codes } };
};

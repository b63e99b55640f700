import type { Verb } from "../http/verb";
import { ServiceError } from "../service-error";
import { clearAttempts } from "../throttle/reserve-attempt";
import { secondFactor } from "../throttle/throttles";
import { hasTotpDevice } from "../users/has-totp-device";
import { hasBackupCode } from "./backup-codes";
import { reserveGuess } from "./check-second-factor";

/** The drill: does this sheet hold my codes? Uses nothing up, and counts as a guess. */
export const checkBackupCode: Verb<"twoFactorCheckCode"> = async ({ ctx, target, body, request }) => {
  if (!(await hasTotpDevice(ctx.db, target.id))) {
    throw new ServiceError("2fa_not_enabled");
  }
  await reserveGuess(ctx, { userId: target.id, client: request.client });
  const isValid = await hasBackupCode(ctx, ctx.db, { userId: target.id, code: body.code });
  if (isValid) {
    await clearAttempts(ctx.db, secondFactor.kind, String(target.id));
  }
  return { body: { valid: isValid } };
};

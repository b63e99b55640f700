import { eq } from "drizzle-orm";
import { recordActivity } from "../activity/record-activity";
import type { Caller } from "../auth/caller";
import { requireFreshProof } from "../auth/proof";
import type { ApiContext } from "../context";
import type { Transaction } from "../db/database";
import { sessions, totpDevices, totpSetups } from "../db/schema/credentials";
import type { ClientInfo } from "../http/client-info";
import type { Verb } from "../http/verb";
import { queueMail } from "../mail/queue-mail";
import { ServiceError } from "../service-error";
import { endOtherAccess } from "../sessions/end-other-access";
import { clearAttempts } from "../throttle/reserve-attempt";
import { setupCodes, throttleAccount } from "../throttle/throttles";
import { lockUser } from "../users/lock-user";
import { requireFreeName, requireRoom } from "./authenticators/require-free-name";
import { totpPlace } from "./check-second-factor";
import { countSetupTry, getSetup, type TotpSetupRow } from "./find-setup";
import { buildEnabledMail } from "./mails";
import { readTotpCode } from "./read-code";
import { setupPlace } from "./start-setup";
import { findClockOffsetSeconds, findTotpStep } from "./totp";

/** Enables 2FA, or replaces the default app, with the pending secret's first code (contract.md 2.12, 11). */
export const validateTwoFactorSetup: Verb<"twoFactorValidate" | "validate2fa"> = async ({
  ctx,
  caller,
  body,
  request,
}) => {
  await validateSetup(ctx, { caller, setupId: null, token: body.token, client: request.client });
  return { body: { success: true } };
};

type Validation = { caller: Caller; setupId: string | null; token: string; client: ClientInfo };

/**
 * Throws `setup_expired`, `sensitive_action_required_reauth` (which keeps the pending secret) or
 * `token_invalid`. The pending secret is used up by success alone, once.
 */
export async function validateSetup(ctx: ApiContext, validation: Validation): Promise<void> {
  const { caller, setupId, token } = validation;
  if (caller.kind !== "session") {
    throw new ServiceError("permission_denied");
  }
  const setup = await getSetup(ctx, caller.session.id, setupId);
  if (!setup.isFresh) {
    await requireFreshProof(ctx, caller, "safety");
  }
  await throttleAccount(ctx, setupCodes, { userId: caller.user.id, client: validation.client });
  await countSetupTry(ctx, setup);
  const secret = ctx.cipher.decrypt(setup.secretEncrypted, setupPlace(setup.userId));
  const guess = { secret, code: readTotpCode(token), now: ctx.clock.now() };
  const step = findTotpStep(guess);
  if (step === null) {
    throw refuseToken(findClockOffsetSeconds(guess));
  }
  await ctx.db.transaction((tx) => addDevice(ctx, tx, { ...validation, setup, secret, step }));
}

function refuseToken(offsetSeconds: number | null): ServiceError {
  const extra = offsetSeconds === null ? undefined : { clock_offset_seconds: offsetSeconds };
  return new ServiceError("token_invalid", { extra });
}

type Addition = Validation & { setup: TotpSetupRow; secret: string; step: number };

async function addDevice(ctx: ApiContext, tx: Transaction, addition: Addition): Promise<void> {
  const { caller, setup, secret, step, client } = addition;
  const { user } = caller;
  await lockUser(tx, user.id);
  const used = await tx.delete(totpSetups).where(eq(totpSetups.id, setup.id)).returning();
  if (used.length === 0) {
    throw new ServiceError("setup_expired");
  }
  const held = await tx.select().from(totpDevices).where(eq(totpDevices.userId, user.id));
  const replaced = setup.isDefault ? held.find(({ isDefault }) => isDefault) : undefined;
  if (!setup.isDefault) {
    // Both may have changed since the secret was shown.
    requireRoom(held.length);
    await requireFreeName(tx, { userId: user.id, name: setup.deviceName });
  }
  if (replaced) {
    // The former app worked up to here; its remembered devices go with it.
    await tx.delete(totpDevices).where(eq(totpDevices.id, replaced.id));
  }
  const now = ctx.clock.now();
  await tx.insert(totpDevices).values({
    // The one that starting it answered, so that a program can go on with it.
    id: setup.id,
    userId: user.id,
    // A replacement takes the place and the name, which may be another app's original one.
    name: replaced?.name ?? setup.deviceName,
    isDefault: setup.isDefault,
    secretEncrypted: ctx.cipher.encrypt(secret, totpPlace(user.id)),
    // The code that was just shown does not work again at sign-in (contract.md 11).
    lastStep: step,
    createdAt: now,
  });
  if (held.length === 0) {
    // The first factor proves itself. Another one proves nothing: whoever added it could stay fresh for good.
    await tx
      .update(sessions)
      .set({ provedAt: now, twoFactorVerifiedAt: now, factorProvedAt: now })
      .where(eq(sessions.id, setup.sessionId));
  }
  await endOtherAccess(ctx, tx, {
    userId: user.id,
    keepSessionId: setup.sessionId,
    after: "two_factor_on",
  });
  await clearAttempts(tx, setupCodes.kind, String(user.id));
  const type = nameChange(held.length > 0, replaced !== undefined);
  const detail = setup.isDefault ? {} : { name: setup.deviceName };
  await recordActivity(ctx, tx, { userId: user.id, type, client, detail });
  await queueMail(ctx, tx, buildEnabledMail(ctx, { user, client, type, name: setup.deviceName }));
}

function nameChange(hadDevice: boolean, isReplaced: boolean) {
  if (isReplaced) {
    return "two_factor_replaced";
  }
  return hadDevice ? "authenticator_added" : "two_factor_enabled";
}

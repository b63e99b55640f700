import { SETUP_TTL_SECONDS } from "@/lib/contract/limits";
import type { Caller } from "../auth/caller";
import { isProofFresh } from "../auth/proof";
import type { ApiContext } from "../context";
import { totpSetups } from "../db/schema/credentials";
import type { Verb } from "../http/verb";
import { ServiceError } from "../service-error";
import { createTotpSecret } from "./totp";

export const DEFAULT_DEVICE = { deviceName: "default", isDefault: true };

type Device = { deviceName: string; isDefault: boolean };

/** Shows a new secret; the account is untouched until it is validated (contract.md 2.10). */
export const startTwoFactorSetup: Verb<"twoFactorStartSetup" | "start2faSetup"> = async ({ ctx, caller }) => {
  const { secret } = await startSetup(ctx, caller, DEFAULT_DEVICE);
  return { body: { success: true, secret } };
};

/**
 * One pending secret per session, for ten minutes; starting again replaces it. The secret leaves
 * the API here and never again.
 */
export async function startSetup(
  ctx: ApiContext,
  caller: Caller,
  device: Device,
): Promise<{ id: string; secret: string }> {
  if (caller.kind !== "session") {
    throw new ServiceError("permission_denied");
  }
  const { session, user } = caller;
  const now = ctx.clock.now();
  const secret = createTotpSecret(ctx.random);
  const pending = {
    ...device,
    id: crypto.randomUUID(),
    userId: user.id,
    isFresh: await isProofFresh(ctx, session),
    secretEncrypted: ctx.cipher.encrypt(secret, setupPlace(user.id)),
    wrongTries: 0,
    createdAt: now,
    expiresAt: new Date(now.getTime() + SETUP_TTL_SECONDS * 1000),
  };
  await ctx.db
    .insert(totpSetups)
    .values({ sessionId: session.id, ...pending })
    .onConflictDoUpdate({ target: totpSetups.sessionId, set: pending });
  return { id: pending.id, secret };
}

export function setupPlace(userId: number): string {
  return `totp_setups:${userId}`;
}

import { and, desc, eq, lt } from "drizzle-orm";
import { recordLimitHit } from "../activity/record-once";
import type { ApiContext } from "../context";
import type { Queryable, Transaction } from "../db/database";
import { totpDevices } from "../db/schema/credentials";
import type { ClientInfo } from "../http/client-info";
import { ServiceError } from "../service-error";
import { reserveAttempt } from "../throttle/reserve-attempt";
import { secondFactor } from "../throttle/throttles";
import { consumeBackupCode } from "./backup-codes";
import { readTotpCode } from "./read-code";
import { findTotpStep } from "./totp";

export type UsedFactor = { method: "totp"; deviceId: string } | { method: "backup_code" };

type Account = { userId: number; client: ClientInfo };

/** Counts a guess before it is looked at; throws `2fa_too_many_attempts` once the budget is spent. */
export async function reserveGuess(ctx: ApiContext, { userId, client }: Account): Promise<void> {
  const reservation = await reserveAttempt(ctx, secondFactor, String(userId));
  if (!reservation.isAllowed) {
    const { retryAfterSeconds } = reservation;
    await recordLimitHit(ctx, { userId, client, limit: secondFactor, retryAfterSeconds });
    throw new ServiceError("2fa_too_many_attempts", { retryAfterSeconds });
  }
}

/**
 * Uses an authenticator code or a backup code, whichever it is; null for neither. Give the
 * transaction of what it permits, so that the code is unused again if that comes to nothing.
 */
export async function consumeSecondFactor(
  ctx: ApiContext,
  tx: Transaction,
  guess: { userId: number; code: string },
): Promise<UsedFactor | null> {
  const deviceId = await consumeTotpCode(ctx, tx, guess);
  if (deviceId !== null) {
    return { method: "totp", deviceId };
  }
  return (await consumeBackupCode(ctx, tx, guess)) ? { method: "backup_code" } : null;
}

async function consumeTotpCode(
  ctx: ApiContext,
  db: Queryable,
  { userId, code }: { userId: number; code: string },
): Promise<string | null> {
  const now = ctx.clock.now();
  const devices = await db
    .select()
    .from(totpDevices)
    .where(eq(totpDevices.userId, userId))
    .orderBy(desc(totpDevices.isDefault));
  for (const device of devices) {
    const secret = ctx.cipher.decrypt(device.secretEncrypted, totpPlace(userId));
    const step = findTotpStep({ secret, code: readTotpCode(code), now });
    if (step !== null) {
      // A step counts once and never goes back, in however many processes.
      const [used] = await db
        .update(totpDevices)
        .set({ lastStep: step, lastUsedAt: now })
        .where(and(eq(totpDevices.id, device.id), lt(totpDevices.lastStep, step)))
        .returning({ id: totpDevices.id });
      return used?.id ?? null;
    }
  }
  return null;
}

export function totpPlace(userId: number): string {
  return `totp_devices:${userId}`;
}

import { asc, eq } from "drizzle-orm";
import type { TwoFactorStatus } from "@/lib/contract/schemas/two-factor";
import { isProofFresh } from "../auth/proof";
import { totpDevices } from "../db/schema/credentials";
import type { Verb } from "../http/verb";
import { getProfile } from "../profiles/profiles";
import { decryptBackupCodes, findBackupCodes } from "./backup-codes";

const SHORT_ID_LENGTH = 8;

/**
 * contract.md 2.14 as both generations send it. The codes themselves only for the caller's own
 * account while the proof is fresh (section 11); passkeys are not built.
 */
export const getTwoFactorStatus: Verb<"twoFactorStatus"> = async ({ ctx, caller, target }) => {
  const devices = await ctx.db
    .select({ createdAt: totpDevices.createdAt })
    .from(totpDevices)
    .where(eq(totpDevices.userId, target.id))
    .orderBy(asc(totpDevices.createdAt));
  const set = await findBackupCodes(ctx.db, target.id);
  const isOwn = caller.kind === "session" && caller.user.id === target.id;
  const mayRead = isOwn && (getProfile(ctx).showsCodesAlways || (await isProofFresh(ctx, caller.session)));
  const hasTotp = devices.length > 0;
  const body: TwoFactorStatus = {
    is_enabled: hasTotp,
    backup_codes: set && mayRead ? decryptBackupCodes(ctx, target.id, set) : [],
    backup_codes_remaining: set?.codes.length ?? 0,
    method: hasTotp ? "TOTP" : null,
    has_passkeys: false,
    has_totp: hasTotp,
    passkeys_enabled_for_2fa: false,
    enabled_at: devices[0]?.createdAt.toISOString() ?? null,
    backup_codes_created_at: set?.createdAt.toISOString() ?? null,
    backup_codes_set_id: set?.id.slice(0, SHORT_ID_LENGTH) ?? null,
  };
  return { body };
};

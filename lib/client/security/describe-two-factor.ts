import type { Capabilities } from "@/lib/contract/capabilities";
import type { User } from "@/lib/contract/schemas/account";
import type { TwoFactorStatus } from "@/lib/contract/schemas/two-factor";

export type TwoFactorState = "on" | "off" | "unknown";

/** Only an answer that says so means off: neither a failed read nor a silent server does. */
export function findTwoFactorState(status: TwoFactorStatus | undefined): TwoFactorState {
  const isOn = status?.is_enabled ?? status?.has_totp;
  if (typeof isOn !== "boolean") return "unknown";
  return isOn ? "on" : "off";
}

/** The account's own word holds the place of what is not read. */
export function isTwoFactorOn(
  status: TwoFactorStatus | undefined,
  user: Pick<User, "is_2fa_enabled">,
): boolean {
  return status ? findTwoFactorState(status) === "on" : user.is_2fa_enabled === true;
}

export function hasPasskeys(status: TwoFactorStatus | undefined): boolean {
  return status?.has_passkeys === true;
}

export const FEW_CODES = 3;
const YEAR_MS = 365 * 86_400_000;

export function areCodesOld({ backup_codes_created_at: at }: TwoFactorStatus, nowMs: number): boolean {
  const createdMs = Date.parse(at ?? "");
  return Number.isFinite(createdMs) && nowMs - createdMs > YEAR_MS;
}

/** "2 of your backup codes are left", or null while there are enough or nobody says. */
export function describeFewCodes(remaining: number | undefined): string | null {
  if (remaining === undefined || remaining > FEW_CODES) return null;
  if (remaining === 0) return "No backup codes are left";
  return remaining === 1 ? "Only 1 backup code is left" : `Only ${remaining} backup codes are left`;
}

/**
 * Whether unused codes can be looked at: ours shows them on request, the older PostHog with every
 * status (of which the door leaves an emptied list), and today's only counts them.
 */
export function canViewCodes(status: TwoFactorStatus, { features }: Pick<Capabilities, "features">): boolean {
  return features.includes("twoFactorViewCodes") || status.backup_codes !== undefined;
}

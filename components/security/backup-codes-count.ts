import type { TwoFactorStatus } from "@/lib/contract/schemas/two-factor";

/** PostHog sends a number today and sent the codes before; null where a server says neither. */
export function countBackupCodes(status: TwoFactorStatus): number | null {
  return status.backup_codes_remaining ?? status.backup_codes?.length ?? null;
}

import type { TwoFactorStatus } from "@/lib/contract/schemas/two-factor";

/** A passkey may enable two-factor authentication too; codes and set-up are about apps. */
export function hasAuthenticator(status: TwoFactorStatus): boolean {
  return status.has_totp ?? status.is_enabled ?? false;
}

import { hasPasskeys, isTwoFactorOn } from "@/lib/client/security/describe-two-factor";
import { routes } from "@/lib/routes";
import { at, type CommandEntry, type CommandFacts, page, task } from "./command-entry";
import { findReadOnlyReason } from "./read-only-reason";

const hasFactor = ({ user, status }: CommandFacts) => isTwoFactorOn(status, user);

export const securityEntries: readonly CommandEntry[] = [
  page("security", "Security", routes.security, "safety protect account"),
  {
    ...at("two-factor", "Two-factor authentication", "Security", "2fa mfa totp otp second factor"),
    needs: "manageTwoFactor",
  },
  {
    ...at("check-up", "Security check-up", "Security", "review findings weak audit"),
    needs: "manageTwoFactor",
    isFor: ({ user }) => findReadOnlyReason(user) === null,
  },
  {
    ...at("authenticators", "Authenticator apps", "Security", "2fa mfa totp phone device"),
    needs: "manageTwoFactor",
    isFor: hasFactor,
  },
  task(
    "authenticator",
    "Set up an authenticator app",
    "Security",
    routes.authenticator,
    "2fa mfa totp otp enable turn on qr code second factor replace new phone",
  ),
  task(
    "backup-codes",
    "Backup codes",
    "Security",
    routes.backupCodes,
    "2fa mfa recovery codes spare lost phone regenerate print",
  ),
  {
    ...at("passkeys", "Passkeys", "Security", "webauthn security key fido fingerprint face"),
    needs: "manageTwoFactor",
    isFor: ({ status }) => hasPasskeys(status),
  },
  {
    ...task(
      "disable",
      "Disable two-factor authentication",
      "Security",
      routes.disableTwoFactor,
      "2fa mfa turn off remove",
    ),
    isFor: hasFactor,
  },
  task(
    "password",
    "Change password",
    "Security",
    routes.password,
    "passphrase credentials set sign-in login",
  ),
  {
    ...task(
      "sessions",
      "Sessions and devices",
      "Security",
      routes.sessions,
      "signed in logged in log out everywhere remembered browsers revoke end",
    ),
    needs: "listSessions",
  },
  {
    ...at("remembered-devices", "Remembered devices", "Security", "browsers trusted 30 days forget 2fa"),
    href: `${routes.sessions}#remembered-devices`,
    needs: "listDevices",
  },
  {
    ...task(
      "activity",
      "Activity",
      "Security",
      routes.activity,
      "audit log history events export csv not me",
    ),
    needs: "seeActivity",
  },
];

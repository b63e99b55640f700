import type { Route } from "next";
import type { AccessTable } from "@/lib/contract/access";
import type { ActionId } from "@/lib/contract/actions";
import type { User } from "@/lib/contract/schemas/account";
import type { Authenticator } from "@/lib/contract/schemas/security";
import type { Session } from "@/lib/contract/schemas/session";
import type { TwoFactorStatus } from "@/lib/contract/schemas/two-factor";
import { routes, toBackupCodes, toCodeTest } from "@/lib/routes";
import { areCodesOld, describeFewCodes, findTwoFactorState } from "./describe-two-factor";

export type Finding = {
  id: string;
  /** `act` is a thing that needs the person, everywhere; `advise` is only said where they look for it. */
  level: "act" | "advise";
  text: string;
  why: string;
  action: string;
  href: Route;
  /** What mends it: a finding that nobody can mend here is none. */
  needs: ActionId;
};

type FactsOfUser = Pick<
  User,
  "is_2fa_enabled" | "has_sso_enforcement" | "organization" | "is_email_verified" | "email"
>;

/** What has been read so far; what has not is neither good nor bad. */
export type Facts = {
  access: AccessTable;
  user: FactsOfUser | undefined;
  status?: TwoFactorStatus | undefined;
  authenticators?: readonly Authenticator[] | undefined;
  sessions?: readonly Session[] | undefined;
  /** Null before the browser's clock is known. */
  nowMs?: number | null;
};

/** Half of how long one lives at our own API. */
const UNUSED_DAYS = 7;
const DAY_MS = 86_400_000;

/** What is weak, gravest first, each with the page that mends it. */
export function listFindings(facts: Facts): Finding[] {
  const all = [
    ...listFactorFindings(facts),
    ...listCodeFindings(facts),
    ...listEmailFindings(facts),
    ...listSessionFindings(facts),
  ];
  return all
    .filter(({ needs }) => facts.access[needs].kind === "works")
    .toSorted((a, b) => Number(a.level === "advise") - Number(b.level === "advise"));
}

/** Those that the overview and the navigation speak of too. */
export function listUrgent(facts: Facts): Finding[] {
  return listFindings(facts).filter(({ level }) => level === "act");
}

/** The account itself says whether 2FA is on where its own status has not been read. */
function isOff({ user, status }: Facts): boolean {
  return status ? findTwoFactorState(status) === "off" : user?.is_2fa_enabled === false;
}

function listFactorFindings(facts: Facts): Finding[] {
  const { user, status, authenticators } = facts;
  if (isOff(facts)) {
    // Who signs in through their organisation is asked for the factor there.
    if (user?.has_sso_enforcement) return [];
    const enforcer = user?.organization?.enforce_2fa ? user.organization.name : null;
    return [
      {
        id: "two-factor-off",
        level: "act",
        text: "Two-factor authentication is off",
        why: enforcer
          ? `${enforcer} requires it of all its members.`
          : "Whoever learns your password can sign in as you.",
        action: "Set up",
        href: routes.authenticator,
        needs: "manageTwoFactor",
      },
    ];
  }
  const isOnly = authenticators?.length === 1 && !status?.passkeys_enabled_for_2fa;
  if (!isOnly) return [];
  return [
    {
      id: "one-factor",
      level: "advise",
      text: "You have one authenticator app",
      why: "With a second one, on another device, losing a phone costs you nothing.",
      action: "Add another",
      href: routes.authenticator,
      needs: "nameAuthenticators",
    },
  ];
}

function listCodeFindings({ status, nowMs }: Facts): Finding[] {
  // Codes stand in for an app; passkeys have none.
  if (!status || findTwoFactorState(status) !== "on" || status.has_totp === false) return [];
  const few = describeFewCodes(status.backup_codes_remaining);
  const common = { action: "Make new", href: toBackupCodes("new"), needs: "manageTwoFactor" } as const;
  if (few) {
    const why = "They let you in when your authenticator app is not at hand.";
    return [{ id: "few-codes", level: "act", text: few, why, ...common }];
  }
  if (typeof nowMs !== "number" || !areCodesOld(status, nowMs)) return [];
  return [
    {
      id: "old-codes",
      level: "advise",
      text: "Your backup codes are more than a year old",
      why: "Check that you still have them, or make new ones.",
      action: "Check",
      href: toCodeTest(),
      needs: "manageTwoFactor",
    },
  ];
}

function listEmailFindings({ user }: Facts): Finding[] {
  // Null at servers that never asked.
  if (user?.is_email_verified !== false) return [];
  return [
    {
      id: "email-unverified",
      level: "act",
      text: "Your e-mail address is not confirmed",
      why: `Warnings about your account go to ${user.email}.`,
      action: "Confirm",
      href: routes.email,
      needs: "readAccount",
    },
  ];
}

function listSessionFindings({ sessions = [], nowMs }: Facts): Finding[] {
  if (typeof nowMs !== "number") return [];
  const isUnused = ({ current, last_seen_at }: Session) =>
    !current && nowMs - Date.parse(last_seen_at) > UNUSED_DAYS * DAY_MS;
  const count = sessions.filter(isUnused).length;
  if (count === 0) return [];
  return [
    {
      id: "old-sessions",
      level: "advise",
      text:
        count === 1
          ? "1 session has not been used for 30 days"
          : `${count} sessions have not been used for 30 days`,
      why: "A device that you no longer use should not stay signed in.",
      action: "Review",
      href: routes.sessions,
      needs: "listSessions",
    },
  ];
}

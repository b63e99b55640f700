import { type ActivityType, activityTypes } from "@/lib/contract/activity-types";
import type { Activity } from "@/lib/contract/schemas/security";

export type ActivityTone = "neutral" | "success" | "warning";
export type ActivityGroup =
  | "Signing in"
  | "Sessions and devices"
  | "Password and two-factor"
  | "E-mail"
  | "Protection"
  | "GitHub";

type Row = {
  group: ActivityGroup;
  /** What the kind is called where it is chosen from a list. */
  kind: string;
  tone: ActivityTone;
  tell: (detail: Detail) => string;
};
type Detail = Record<string, unknown>;

const signIn = { group: "Signing in", tone: "neutral" } as const;
const access = { group: "Sessions and devices", tone: "neutral" } as const;
const factor = { group: "Password and two-factor", tone: "success" } as const;
const email = { group: "E-mail", tone: "success" } as const;
const guard = { group: "Protection", tone: "warning" } as const;
const github = { group: "GitHub", tone: "neutral" } as const;

const table: Record<ActivityType, Row> = {
  logged_in: { ...signIn, kind: "Signed in", tell: toSignIn },
  login_failed: {
    ...signIn,
    tone: "warning",
    kind: "Sign-in failed",
    tell: ({ factor: shown }) =>
      shown === "shown" ? "A sign-in failed: wrong code" : "A sign-in failed: wrong password",
  },
  logged_out: { ...signIn, kind: "Signed out", tell: () => "Signed out" },
  reauthenticated: { ...signIn, kind: "Identity confirmed", tell: () => "Confirmed that it is you" },
  reauthentication_failed: {
    ...signIn,
    tone: "warning",
    kind: "Confirmation failed",
    tell: ({ factor: shown }) =>
      shown === "shown" ? "A confirmation failed: wrong code" : "A confirmation failed: wrong password",
  },
  session_ended: { ...access, kind: "Session ended", tell: () => "Ended a session" },
  other_sessions_ended: { ...access, kind: "Other sessions ended", tell: ({ revoked }) => toEnded(revoked) },
  device_remembered: { ...access, kind: "Device remembered", tell: () => "Remembered a device for 30 days" },
  device_removed: { ...access, kind: "Device forgotten", tell: () => "Forgot a remembered device" },
  password_changed: {
    ...factor,
    kind: "Password changed",
    tell: ({ is_first }) => (is_first === true ? "Set a password" : "Changed the password"),
  },
  password_reset: { ...factor, kind: "Password reset", tell: () => "Set a new password by a mailed link" },
  two_factor_enabled: {
    ...factor,
    kind: "Two-factor turned on",
    tell: () => "Turned two-factor authentication on",
  },
  two_factor_replaced: {
    ...factor,
    kind: "Authenticator app replaced",
    tell: app("Replaced the authenticator app"),
  },
  two_factor_disabled: {
    ...factor,
    tone: "warning",
    kind: "Two-factor turned off",
    tell: ({ by_staff }) =>
      by_staff === true
        ? "Staff turned two-factor authentication off"
        : "Turned two-factor authentication off",
  },
  authenticator_added: {
    ...factor,
    kind: "Authenticator app added",
    tell: app("Added the authenticator app"),
  },
  authenticator_renamed: {
    ...factor,
    tone: "neutral",
    kind: "Authenticator app renamed",
    tell: app("Renamed an authenticator app to", "Renamed an authenticator app"),
  },
  authenticator_removed: {
    ...factor,
    tone: "warning",
    kind: "Authenticator app removed",
    tell: app("Removed the authenticator app"),
  },
  backup_codes_created: { ...factor, kind: "Backup codes made", tell: () => "Made new backup codes" },
  backup_code_used: {
    ...factor,
    tone: "warning",
    kind: "Backup code used",
    tell: ({ remaining }) => toUsed(remaining),
  },
  signed_up: { ...email, kind: "Account made", tell: () => "Made this account" },
  email_verified: { ...email, kind: "E-mail confirmed", tell: () => "Confirmed the e-mail address" },
  email_change_requested: {
    ...email,
    tone: "warning",
    kind: "E-mail change asked for",
    tell: () => "Asked for another e-mail address",
  },
  email_change_cancelled: {
    ...email,
    tone: "neutral",
    kind: "E-mail change cancelled",
    tell: () => "Cancelled the change of the e-mail address",
  },
  email_changed: {
    ...email,
    tone: "warning",
    kind: "E-mail changed",
    tell: () => "Changed the e-mail address",
  },
  email_change_undone: {
    ...email,
    tone: "warning",
    kind: "E-mail change undone",
    tell: () => "Took a change of the e-mail address back",
  },
  api_key_created: { ...factor, kind: "API key made", tell: named("Made the API key") },
  api_key_changed: {
    ...factor,
    tone: "neutral",
    kind: "API key changed",
    tell: named("Changed the API key"),
  },
  api_key_rolled: { ...factor, kind: "API key rolled", tell: named("Gave a new value to the API key") },
  api_key_removed: { ...factor, kind: "API key deleted", tell: named("Deleted the API key") },
  limit_hit: { ...guard, kind: "Attempts limited", tell: () => "Too many attempts; a wait was set" },
  csrf_refused: {
    ...guard,
    kind: "Request refused",
    tell: () => "Refused a request that did not come from these pages",
  },
  github_linked: { ...github, kind: "GitHub connected", tell: account("Connected") },
  github_unlinked: { ...github, kind: "GitHub disconnected", tell: account("Disconnected") },
};

export type ActivityLine = { text: string; tone: ActivityTone };

/** One line of plain words; a kind that is newer than these pages is named by its own words. */
export function describeActivity({ type, detail }: Pick<Activity, "type" | "detail">): ActivityLine {
  if (!isKnown(type)) return { text: toWords(type), tone: "neutral" };
  const { tell, tone } = table[type];
  return { text: tell(detail), tone };
}

/** What can be filtered by, in groups. */
export function listActivityKinds(): {
  group: ActivityGroup;
  kinds: { type: ActivityType; label: string }[];
}[] {
  const groups = [...new Set(activityTypes.map((type) => table[type].group))];
  return groups.map((group) => ({
    group,
    kinds: activityTypes
      .filter((type) => table[type].group === group)
      .map((type) => ({ type, label: table[type].kind })),
  }));
}

export function isActivityType(type: string | null): type is ActivityType {
  return type !== null && isKnown(type);
}

function isKnown(type: string): type is ActivityType {
  return Object.hasOwn(table, type);
}

function toSignIn({ factor: how }: Detail): string {
  if (how === "shown") return "Signed in with a second factor";
  return how === "remembered" ? "Signed in on a remembered device" : "Signed in";
}

function toEnded(count: unknown): string {
  if (typeof count !== "number") return "Ended all other sessions";
  if (count === 0) return "Ended all other sessions; there were none";
  return count === 1 ? "Ended 1 other session" : `Ended ${count} other sessions`;
}

function toUsed(remaining: unknown): string {
  return typeof remaining === "number" ? `Used a backup code; ${remaining} left` : "Used a backup code";
}

function named(verb: string, bare = verb): (detail: Detail) => string {
  return ({ name }) => (typeof name === "string" && name !== "" ? `${verb} “${name}”` : bare);
}

/** The published endpoints' own name for an app says nothing to people. */
function app(verb: string, bare = verb): (detail: Detail) => string {
  const tell = named(verb, bare);
  return (detail) => (detail.name === "default" ? bare : tell(detail));
}

function account(verb: string): (detail: Detail) => string {
  return ({ account: name }) =>
    typeof name === "string" && name !== ""
      ? `${verb} the GitHub account ${name}`
      : `${verb} a GitHub account`;
}

function toWords(type: string): string {
  const words = type.replace(/[_\s]+/g, " ").trim();
  return words === "" ? "Something else" : words.charAt(0).toUpperCase() + words.slice(1);
}

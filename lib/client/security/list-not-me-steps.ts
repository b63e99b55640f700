import type { Route } from "next";
import type { ActivityType } from "@/lib/contract/activity-types";
import { routes, toBackupCodes, toTask } from "@/lib/routes";

export type NotMeStepId =
  | "sessions"
  | "authenticators"
  | "devices"
  | "api-keys"
  | "email"
  | "github"
  | "password"
  | "set-up"
  | "backup-codes";

export type NotMeStep = {
  id: NotMeStepId;
  title: string;
  text: string;
  /** Null where the step is done on the spot. */
  link: { label: string; href: Route } | null;
};

type Facts = {
  /** Null where nobody says. */
  isTwoFactorOn: boolean | null;
  hasPassword: boolean;
};

/** What a stranger may have left behind with it, which a new password does not take away. */
const leftovers: Partial<Record<ActivityType, NotMeStepId>> = {
  two_factor_enabled: "authenticators",
  two_factor_replaced: "authenticators",
  authenticator_added: "authenticators",
  authenticator_renamed: "authenticators",
  authenticator_removed: "authenticators",
  backup_codes_created: "backup-codes",
  backup_code_used: "backup-codes",
  device_remembered: "devices",
  device_removed: "devices",
  api_key_created: "api-keys",
  api_key_changed: "api-keys",
  api_key_rolled: "api-keys",
  api_key_removed: "api-keys",
  email_verified: "email",
  email_change_requested: "email",
  email_change_cancelled: "email",
  email_changed: "email",
  email_change_undone: "email",
  // Whoever used the mailed link reads the mail.
  password_reset: "email",
  github_linked: "github",
  github_unlinked: "github",
};

/** What shuts a stranger out who did this, in the order in which it should be done. */
export function listNotMeSteps(type: string, { isTwoFactorOn, hasPassword }: Facts): NotMeStep[] {
  const isOff = isTwoFactorOn === false;
  const left = isKnown(type) ? leftovers[type] : undefined;
  // Both went as it was turned off.
  const own = isOff && (left === "authenticators" || left === "backup-codes") ? undefined : left;
  const factor = isOff ? "set-up" : "backup-codes";
  const ids = new Set<NotMeStepId>(["sessions", ...(own ? [own] : []), "password", factor]);
  return [...ids].map((id) => (id === "password" && !hasPassword ? firstPassword : steps[id]));
}

function isKnown(type: string): type is keyof typeof leftovers {
  return Object.hasOwn(leftovers, type);
}

const steps: Record<NotMeStepId, NotMeStep> = {
  sessions: {
    id: "sessions",
    title: "End all other sessions",
    text: "Whoever is signed in as you has to sign in again. This session goes on.",
    link: null,
  },
  authenticators: {
    id: "authenticators",
    title: "Remove every authenticator app that is not yours",
    text: "An app of somebody else lets them in after a new password, too. Replace the one that cannot be removed.",
    link: { label: "Authenticator apps", href: `${routes.security}#authenticators` as Route },
  },
  devices: {
    id: "devices",
    title: "Forget every remembered device that is not yours",
    text: "A remembered device signs in without your second factor.",
    link: { label: "Remembered devices", href: routes.sessions },
  },
  "api-keys": {
    id: "api-keys",
    title: "Delete every API key that is not yours",
    text: "A key works without your password and outlives a new one. Roll those that you keep.",
    link: { label: "API keys", href: toTask(routes.apiKeys, routes.activity) },
  },
  email: {
    id: "email",
    title: "Check your e-mail address",
    text: "Whoever reads mail to it can set a new password. If it is yours, secure the mailbox as well.",
    link: { label: "E-mail address", href: routes.email },
  },
  github: {
    id: "github",
    title: "Check your GitHub accounts",
    text: "Disconnect what you do not know, and look at what is missing.",
    link: { label: "GitHub accounts", href: routes.github },
  },
  password: {
    id: "password",
    title: "Change your password",
    text: "Choose one that you use nowhere else. It ends every other session once more.",
    link: { label: "Change password", href: toTask(routes.password, routes.activity) },
  },
  "set-up": {
    id: "set-up",
    title: "Turn on two-factor authentication",
    text: "A password alone then lets nobody in any more.",
    link: { label: "Set up", href: toTask(routes.authenticator, routes.activity) },
  },
  "backup-codes": {
    id: "backup-codes",
    title: "Make new backup codes",
    text: "The old ones stop working, wherever they were copied to.",
    link: { label: "New backup codes", href: toBackupCodes("new", routes.activity) },
  },
};

const firstPassword: NotMeStep = {
  ...steps.password,
  title: "Set a password",
  link: { label: "Set a password", href: toTask(routes.password, routes.activity) },
};

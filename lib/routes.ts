import type { Route } from "next";

export type SignInReason =
  | "expired"
  | "signed-out"
  | "signed-out-here"
  | "confirm"
  | "needs-password"
  | "verified"
  | "verified-2fa"
  | "maybe-verified"
  | "change-undone"
  | "password-reset"
  | "signed-up";

/** Every href of a page. API paths live in the contract. */
export const routes = {
  signIn: "/sign-in",
  settings: "/settings",
  github: "/settings/github",
  security: "/settings/security",
  authenticator: "/settings/security/authenticator",
  backupCodes: "/settings/security/backup-codes",
  disableTwoFactor: "/settings/security/disable",
  password: "/settings/security/password",
  sessions: "/settings/security/sessions",
  activity: "/settings/security/activity",
  notifications: "/settings/notifications",
  email: "/settings/email",
  profile: "/settings/profile",
  apiKeys: "/settings/profile/api-keys",
  newApiKey: "/settings/profile/api-keys/new",
  signUp: "/sign-up",
  reset: "/reset",
  verifyEmail: "/verify_email",
  undoEmailChange: "/undo_email_change",
} as const satisfies Record<string, Route>;

export type BackupCodesTask = "view" | "new";

/** Where our own session is made and ended; not part of the Users API. */
export const SESSION_PATH = "/session";

/** GitHub's two return addresses, at the app and at the API alike. */
export const GITHUB_LINK_PATH = "/complete/github-link/";
export const GITHUB_CALLBACK_PATH = "/integrations/github/callback/";

/** Where PostHog's own settings page lived; our API still lands there. */
export const LEGACY_GITHUB_PATH = "/settings/user-personal-integrations";
export const ACCOUNT_CONNECTED_PATH = "/account-connected/";

/** PostHog's address of the sign-in page. */
export const LOGIN_PATH = "/login";

export function toInstallation(installationId: string, query: { repo?: string } = {}): Route {
  return withQuery(`${routes.github}/${encodeURIComponent(installationId)}`, query) as Route;
}

export function toSignIn(query: { next?: string; reason?: SignInReason } = {}): Route {
  return withQuery(routes.signIn, query) as Route;
}

/** Where a code is entered for an address of that account. */
export function toVerifyEmail(uuid: string, query: { next?: string | undefined } = {}): Route {
  return withQuery(`${routes.verifyEmail}/${encodeURIComponent(uuid)}`, query) as Route;
}

/** The page of a mail's link; the token stands behind `#`. */
export function toVerifyLink(uuid: string, query: { next?: string | undefined } = {}): Route {
  return withQuery(`${routes.verifyEmail}/${encodeURIComponent(uuid)}/link`, query) as Route;
}

export function toReset(uuid: string): Route {
  return `${routes.reset}/${encodeURIComponent(uuid)}` as Route;
}

/** A task's page that leads back to where the person is now. */
export function toTask(task: Route, next: string): Route {
  return withQuery(task, { next }) as Route;
}

/** The codes' page, which begins with what was asked for; nothing is made before the person confirms it. */
export function toBackupCodes(task: BackupCodesTask, next?: Route): Route {
  return withQuery(routes.backupCodes, { do: task, next }) as Route;
}

/** Where a backup code is checked. */
export function toCodeTest(): Route {
  return `${routes.backupCodes}#test` as Route;
}

/** Setting up an app that takes the place of another one. */
export function toReplacement(authenticatorId: string): Route {
  return withQuery(routes.authenticator, { replace: authenticatorId }) as Route;
}

export function toApiKey(id: string): Route {
  return `${routes.apiKeys}/${encodeURIComponent(id)}` as Route;
}

/** The activity, of one kind alone. */
export function toActivity(query: { type?: string | undefined } = {}): Route {
  return withQuery(routes.activity, query) as Route;
}

/** The GitHub page with the parameters that GitHub's return put on an older address. */
export function toGithub(search: URLSearchParams): Route {
  const text = search.toString();
  return (text ? `${routes.github}?${text}` : routes.github) as Route;
}

function withQuery(path: string, query: Record<string, string | undefined>): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value) search.set(key, value);
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

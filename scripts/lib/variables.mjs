/** @typedef {import("./load-env.mjs").Env} Env */

export const githubAppNames = [
  "GITHUB_APP_SLUG",
  "GITHUB_APP_ID",
  "GITHUB_APP_CLIENT_ID",
  "GITHUB_APP_CLIENT_SECRET",
  "GITHUB_APP_PRIVATE_KEY",
];
export const mailNames = ["SMTP_URL", "MAIL_FROM"];

/** What only the launchers read. */
export const launcherNames = ["PORT", "HOST"];

export const databaseNames = ["DATA_DIR", "DATABASE_URL"];

export const apiNames = [
  ...databaseNames,
  ...githubAppNames,
  ...mailNames,
  "API_HOST",
  "API_PORT",
  "SITE_URL",
  "ENCRYPTION_KEY",
  "GITHUB_URL",
  "GITHUB_API_URL",
  "API_PROFILE",
  "KEY_RATE_LIMIT",
  "SIGN_UP",
  "TRUSTED_PROXY_HOPS",
  "LOG_LEVEL",
];

export const appNames = [
  "SITE_URL",
  "USERS_API_URL",
  "SESSION_SECRET",
  "SESSION_AGE_SECONDS",
  "SESSION_IDLE_SECONDS",
  "TRUSTED_PROXY_HOPS",
  "LOG_LEVEL",
  "GITHUB_URL",
  "MAILBOX_URL",
];

const ours = new Set([...launcherNames, ...apiNames, ...appNames, "HOSTNAME"]);

/**
 * A child's variables: the machine's own, ours only where its program reads them, so that the app
 * never holds the API's secrets nor the API the app's.
 * @param {{ env: Env, names: string[], overrides?: Env }} options
 * @returns {Env}
 */
export function pickEnv({ env, names, overrides = {} }) {
  const machine = Object.entries(process.env).filter(([name]) => !ours.has(name));
  return {
    ...Object.fromEntries(machine),
    ...Object.fromEntries(names.map((name) => [name, env[name]])),
    NEXT_TELEMETRY_DISABLED: "1",
    ...overrides,
  };
}

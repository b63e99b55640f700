import { join } from "node:path";
import { hasGithubApp } from "./check-groups.mjs";
import { choosePort } from "./ports.mjs";
import { tsArgs } from "./ts.mjs";
import { githubAppNames, pickEnv } from "./variables.mjs";

/** @typedef {import("./load-env.mjs").Env} Env */
/** @typedef {{ stack: import("./stack.mjs").Stack, env: Env, dataDir: string, secrets: Env }} Options */

/**
 * Starts a stand-in for each part of the outside world that is not configured. Gives the variables
 * with the stand-ins in place, and the address of the mailbox, null where mail is real.
 * @param {Options} options
 * @returns {Promise<{ env: Env, mailbox: string | null }>}
 */
export async function startStandIns(options) {
  const github = hasGithubApp(options.env) ? {} : await startSandbox(options);
  const mail = options.env.SMTP_URL ? null : await startMailbox(options);
  return { env: { ...options.env, ...github, ...mail?.env }, mailbox: mail?.url ?? null };
}

/** @param {Options} options */
async function startSandbox({ stack, env, dataDir, secrets }) {
  const app = Object.fromEntries(githubAppNames.map((name) => [name, secrets[name]]));
  const port = await choosePort({ env, name: "SANDBOX_PORT", fallback: 8020, taken: takenPorts(env) });
  const overrides = {
    ...app,
    SANDBOX_PORT: String(port),
    SANDBOX_STATE_FILE: join(dataDir, "sandbox.json"),
  };
  const { url, apiUrl } = await stack.start({
    name: "sandbox",
    args: tsArgs("sandbox/github/main.ts"),
    env: pickEnv({ env, names: ["SITE_URL"], overrides }),
  });
  return { ...app, GITHUB_URL: url, GITHUB_API_URL: apiUrl };
}

/** @param {Options} options */
async function startMailbox({ stack, env, dataDir }) {
  const port = await choosePort({ env, name: "MAILBOX_PORT", fallback: 8030, taken: takenPorts(env) });
  const overrides = { MAILBOX_PORT: String(port), MAILBOX_STATE_FILE: join(dataDir, "mailbox.json") };
  const { url, smtpUrl } = await stack.start({
    name: "mailbox",
    args: tsArgs("sandbox/mailbox/main.ts"),
    env: pickEnv({ env, names: [], overrides }),
  });
  return { url, env: { SMTP_URL: smtpUrl, MAILBOX_URL: url } };
}

/**
 * Chosen for programs that start after the stand-ins, so still free to look at.
 * @param {Env} env
 */
function takenPorts(env) {
  return [Number(env.PORT), Number(env.API_PORT)];
}

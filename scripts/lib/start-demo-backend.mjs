import { migrate, seedDemo } from "./database-steps.mjs";
import { loadSecrets } from "./secrets.mjs";
import { startStandIns } from "./stand-ins.mjs";
import { startApi } from "./start-api.mjs";

/**
 * Everything of the demo but the pages: data, stand-ins, API. Gives the variables in force, for the
 * app, and what people need to know.
 * @param {{
 *   stack: import("./stack.mjs").Stack,
 *   env: import("./load-env.mjs").Env,
 *   dataDir: string,
 *   isBehindApp: boolean,
 *   isWatching?: boolean,
 *   entry?: string,
 * }} options `env` has the final SITE_URL and ports.
 */
export async function startDemoBackend({ stack, env, dataDir, ...api }) {
  const secrets = loadSecrets(dataDir);
  const base = {
    ...env,
    SESSION_SECRET: env.SESSION_SECRET || secrets.SESSION_SECRET,
    ENCRYPTION_KEY: env.ENCRYPTION_KEY || secrets.ENCRYPTION_KEY,
    // A demo shows all there is, and nobody but this machine reaches it.
    SIGN_UP: env.SIGN_UP || "open",
  };
  await migrate(stack, base);
  const { demoPassword: password, demoApiKey: apiKey } = secrets;
  const { email, isPasswordCurrent } = await seedDemo({ stack, env: base, password, apiKey });
  const standIns = await startStandIns({ stack, env: base, dataDir, secrets });
  const { url: apiUrl, controlUrl } = await startApi({ stack, env: standIns.env, ...api });
  return {
    env: { ...standIns.env, USERS_API_URL: apiUrl },
    demo: {
      url: env.SITE_URL,
      profile: env.API_PROFILE || "ours",
      apiUrl,
      email,
      password: isPasswordCurrent ? password : null,
      apiKey,
      github: standIns.env.GITHUB_URL || "https://github.com",
      mailbox: standIns.mailbox,
    },
    controlUrl,
  };
}

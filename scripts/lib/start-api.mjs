import { fromRoot } from "./root.mjs";
import { tsArgs } from "./ts.mjs";
import { apiNames, pickEnv } from "./variables.mjs";

/**
 * Starts the Users API on the environment's API_PORT and waits until it listens; gives what it announced.
 * @param {{
 *   stack: import("./stack.mjs").Stack,
 *   env: import("./load-env.mjs").Env,
 *   isBehindApp: boolean,
 *   isWatching?: boolean,
 *   entry?: string,
 * }} options
 * @returns {Promise<Record<string, string>>}
 */
export async function startApi({
  stack,
  env,
  isBehindApp,
  isWatching = false,
  entry = "scripts/serve-api.ts",
}) {
  const watching = [fromRoot("node_modules/tsx/dist/cli.mjs"), "watch", "--clear-screen=false", entry];
  // The app names the one address it trusts in X-Forwarded-For, and only this machine gets through.
  const behindApp = { TRUSTED_PROXY_HOPS: "1", API_HOST: "127.0.0.1" };
  return stack.start({
    name: "api",
    args: isWatching ? watching : tsArgs(entry),
    env: pickEnv({ env, names: apiNames, overrides: isBehindApp ? behindApp : {} }),
  });
}

import { fromRoot } from "./root.mjs";
import { appNames, pickEnv } from "./variables.mjs";

const GUARD = ["--import", new URL("./refuse-trace.mjs", import.meta.url).href];

/**
 * Starts the pages, from a build or with `next dev`, and waits until they answer.
 * @param {{
 *   stack: import("./stack.mjs").Stack,
 *   env: import("./load-env.mjs").Env,
 *   host: string,
 *   port: number,
 *   distDir: string | null,
 * }} options `distDir` null: development.
 */
export async function startApp({ stack, env, host, port, distDir }) {
  const development = [fromRoot("node_modules/next/dist/bin/next"), "dev", "-H", host, "-p", String(port)];
  const isAnyAddress = host === "0.0.0.0" || host === "::";
  await stack.start({
    name: "app",
    args: distDir === null ? development : [...GUARD, fromRoot(distDir, "standalone", "server.js")],
    env: pickEnv({ env, names: appNames, overrides: { HOSTNAME: host, PORT: String(port) } }),
    probeUrl: `http://${isAnyAddress ? "127.0.0.1" : host}:${port}/healthz`,
  });
}

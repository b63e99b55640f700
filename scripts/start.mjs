import { existsSync } from "node:fs";
import { join } from "node:path";
import { isBuilt } from "./lib/build-app.mjs";
import { checkProduction } from "./lib/check-production.mjs";
import { inspectDatabase } from "./lib/database-steps.mjs";
import { choosePort } from "./lib/ports.mjs";
import { makePrivateFolder } from "./lib/private-file.mjs";
import { fromRoot } from "./lib/root.mjs";
import { runStack } from "./lib/run-stack.mjs";
import { readSettings } from "./lib/settings.mjs";
import { startApi } from "./lib/start-api.mjs";
import { startApp } from "./lib/start-app.mjs";
import { runEntry, UserError } from "./lib/stop-with-message.mjs";

const DIST_DIR = ".next";

/** Production: refuses to start half configured or on demo data, then owns the app and its API. */
await runEntry(async () => {
  const { env, dataDir, host } = readSettings();
  const isEmbedded = !env.USERS_API_URL;
  const problems = checkProduction({ env, isEmbedded });
  if (!existsSync(fromRoot("node_modules"))) {
    problems.push("Packages are not installed: run npm install.");
  }
  if (!isBuilt(DIST_DIR)) {
    problems.push("There is no build: run npm run build.");
  }
  if (isEmbedded && existsSync(join(dataDir, "demo.json"))) {
    problems.push(`${dataDir} holds demo data: set DATA_DIR to another folder.`);
  }
  if (problems.length > 0) {
    throw new UserError(`Not started:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
  }
  makePrivateFolder(dataDir);
  await runStack(dataDir, async (stack) => {
    const port = await choosePort({ env, name: "PORT", fallback: 3000 });
    const SITE_URL = env.SITE_URL || `http://localhost:${port}`;
    const withSite = { ...env, SITE_URL };
    const upstream = isEmbedded ? await startEmbedded(stack, withSite, port) : env.USERS_API_URL;
    const appEnv = { ...withSite, USERS_API_URL: upstream };
    await startApp({ stack, env: appEnv, host, port, distDir: DIST_DIR });
    console.log(`${SITE_URL} is up on ${host}:${port}; logs are in ${stack.logDir}.`);
  });
});

/**
 * @param {import("./lib/stack.mjs").Stack} stack
 * @param {import("./lib/load-env.mjs").Env} env
 * @param {number} appPort
 */
async function startEmbedded(stack, env, appPort) {
  const { pending, hasDemoAccount } = await inspectDatabase(stack, env);
  if (pending > 0) {
    throw new UserError(`Not started: ${pending} database migrations are pending: run npm run db:migrate.`);
  }
  if (hasDemoAccount) {
    throw new UserError("Not started: this database holds the demo's accounts. Use another database.");
  }
  const port = await choosePort({ env, name: "API_PORT", fallback: 8010, taken: [appPort] });
  const { url } = await startApi({ stack, env: { ...env, API_PORT: String(port) }, isBehindApp: true });
  return url;
}

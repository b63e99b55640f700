import { existsSync } from "node:fs";
import { join } from "node:path";
import { isBuilt } from "./lib/build-app.mjs";
import { checkProduction } from "./lib/check-production.mjs";
import { inspectDatabase } from "./lib/database-steps.mjs";
import { openLauncherLog } from "./lib/launcher-log.mjs";
import { choosePort } from "./lib/ports.mjs";
import { makePrivateFolder } from "./lib/private-file.mjs";
import { fromRoot } from "./lib/root.mjs";
import { runStack } from "./lib/run-stack.mjs";
import { readSettings } from "./lib/settings.mjs";
import { startApi } from "./lib/start-api.mjs";
import { startApp } from "./lib/start-app.mjs";
import { runEntry, UserError } from "./lib/stop-with-message.mjs";

const DIST_DIR = ".next";
const log = openLauncherLog();
const NO_BUILD = "There is no build: run npm run build.";

/** @typedef {import("./lib/stack.mjs").Stack} Stack */

/** Production: refuses to start half configured or on demo data, then owns the app and its API. */
await runEntry(async () => {
  const { env, dataDir, host } = readSettings();
  const isEmbedded = !env.USERS_API_URL;
  const problems = [...checkProduction({ env, isEmbedded }), ...checkFolders({ dataDir, isEmbedded })];
  // The database can be looked at without a build, but not on mistaken variables.
  if (problems.some((problem) => problem !== NO_BUILD)) {
    refuse(problems);
  }
  const start = async (/** @type {Stack} */ stack) => {
    problems.push(...(isEmbedded ? await checkDatabase(stack, env) : []));
    refuse(problems);
    const port = await choosePort({ env, name: "PORT", fallback: 3000 });
    const SITE_URL = env.SITE_URL || `http://localhost:${port}`;
    const withSite = { ...env, SITE_URL };
    const upstream = isEmbedded ? await startEmbedded(stack, withSite, port) : env.USERS_API_URL;
    const appEnv = { ...withSite, USERS_API_URL: upstream };
    await startApp({ stack, env: appEnv, host, port, distDir: DIST_DIR });
    log.info(`${SITE_URL} is up on ${host}:${port}.`);
  };
  await runStack(dataDir, start, { log });
}, log);

/** @param {string[]} problems */
function refuse(problems) {
  if (problems.length > 0) {
    throw new UserError(`Not started:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
  }
}

/** @param {{ dataDir: string, isEmbedded: boolean }} options */
function checkFolders({ dataDir, isEmbedded }) {
  const problems = [];
  if (!existsSync(fromRoot("node_modules"))) {
    problems.push("Packages are not installed: run npm install.");
  }
  if (!isBuilt(DIST_DIR)) {
    problems.push(NO_BUILD);
  }
  if (isEmbedded && existsSync(join(dataDir, "demo.json"))) {
    problems.push(`${dataDir} holds demo data: set DATA_DIR to another folder.`);
  }
  return problems;
}

/**
 * @param {Stack} stack
 * @param {import("./lib/load-env.mjs").Env} env
 */
async function checkDatabase(stack, env) {
  makePrivateFolder(env.DATA_DIR ?? "");
  const { pending, hasDemoAccount } = await inspectDatabase(stack, env);
  const problems = [];
  if (pending > 0) {
    problems.push(`${pending} database migrations are pending: run npm run db:migrate.`);
  }
  if (hasDemoAccount) {
    problems.push("This database holds the demo's accounts: use another database.");
  }
  return problems;
}

/**
 * @param {Stack} stack
 * @param {import("./lib/load-env.mjs").Env} env
 * @param {number} appPort
 */
async function startEmbedded(stack, env, appPort) {
  const port = await choosePort({ env, name: "API_PORT", fallback: 8010, taken: [appPort] });
  const { url } = await startApi({ stack, env: { ...env, API_PORT: String(port) }, isBehindApp: true });
  return url;
}

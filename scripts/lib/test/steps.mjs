import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildApp, isBuildCurrent } from "../build-app.mjs";
import { fromRoot } from "../root.mjs";
import { readPlaywrightCounts, readVitestCounts } from "./read-counts.mjs";
import { runStep } from "./run-step.mjs";
import { startPostgres } from "./start-postgres.mjs";

export const TEST_DIST_DIR = ".next-test";

/**
 * @typedef {{
 *   tally: import("./create-tally.mjs").Tally,
 *   folder: string,
 *   env: import("../load-env.mjs").Env,
 *   files: string[],
 * }} Run `folder` is for reports, `files` narrows the runners down.
 */

const bin = (/** @type {string} */ path) => fromRoot("node_modules", path);

/** @param {Run} run */
export async function lint({ tally }) {
  const args = [bin("@biomejs/biome/bin/biome"), "check", "--error-on-warnings", "."];
  count(tally, "lint", await runStep({ args, timeoutSeconds: 120 }));
}

/** @param {Run} run */
export async function checkTypes({ tally }) {
  const env = { NEXT_DIST_DIR: TEST_DIST_DIR };
  const typegen = [bin("next/dist/bin/next"), "typegen"];
  const routes = await runStep({ args: typegen, env, timeoutSeconds: 120 });
  const tsc = [bin("typescript/bin/tsc"), "--noEmit"];
  count(tally, "types", routes.isPassed ? await runStep({ args: tsc, timeoutSeconds: 300 }) : routes);
}

/**
 * The API takes no part of its state from its modules, so its files share them: loading them anew for
 * each takes half of the time.
 */
const SHARED = ["--no-isolate"];

/** @param {Run} run */
export async function runUnitTests({ tally, folder, env, files }) {
  const run = { tally, folder, env };
  if (files.length > 0) {
    await runVitest({ ...run, args: files, name: "unit" });
    return;
  }
  await runVitest({ ...run, args: [...SHARED, "lib/users-api"], name: "API (PGlite)" });
  await runVitest({ ...run, args: ["--exclude", "lib/users-api/**"], name: "unit" });
}

/** @param {Run} run The API's suites that use a database once more, on a Postgres server of our own. */
export async function runPostgresTests({ tally, folder, env }) {
  const full = env.TEST_FULL === "1";
  const postgres = await startPostgres();
  try {
    const withServer = { ...env, TEST_DATABASE_URL: postgres.url };
    const files = full ? ["lib/users-api"] : listDatabaseTests("lib/users-api");
    await runVitest({ tally, folder, env: withServer, args: [...SHARED, ...files], name: "API (Postgres)" });
  } finally {
    await postgres.stop();
  }
}

/** @param {Omit<Run, "files"> & { args: string[], name: string }} run */
async function runVitest({ tally, folder, env, args: given, name }) {
  const report = join(folder, `${name.replace(/\W+/g, "-")}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const args = [bin("vitest/vitest.mjs"), "run", ...reporters, ...given];
  const result = await runStep({ args, env, timeoutSeconds: 1_200 });
  tally.add(name, result, readVitestCounts(report, result.isPassed));
}

/**
 * The production build that the browser tests run on; false where it failed.
 * @param {Run} run
 */
export async function build({ tally }) {
  if (isBuildCurrent(TEST_DIST_DIR)) {
    return true;
  }
  let result = { isPassed: false, output: "", seconds: 0 };
  await buildApp({
    distDir: TEST_DIST_DIR,
    run: async ({ args, env }) => {
      result = await runStep({ args, env, timeoutSeconds: 600 });
      if (!result.isPassed) throw new Error("The build failed.");
    },
  }).catch((error) => {
    result.output ||= String(error);
    result.isPassed = false;
  });
  tally.add("build", result, { passed: 0, failed: result.isPassed ? 0 : 1 });
  return result.isPassed;
}

/**
 * @param {Run} run
 * @param {string | null} profile The PostHog that the pages stand in front of; null: our own API.
 */
export async function runBrowserTests({ tally, folder, env, files }, profile) {
  const name = profile ? `browser (${profile})` : "browser";
  const report = join(folder, `${name.replace(/\W+/g, "-")}.json`);
  const args = [bin("@playwright/test/cli.js"), "test", ...files];
  const withReport = { ...env, E2E_PROFILE: profile ?? "", PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const result = await runStep({ args, env: withReport, timeoutSeconds: 2_400 });
  tally.add(name, result, readPlaywrightCounts(report, result.isPassed));
}

/**
 * The test files of a folder that open a database; the others have nothing to prove on Postgres.
 * @param {string} folder
 */
export function listDatabaseTests(folder) {
  const opens = /testing\/(create-test-api|open-test-database)|TEST_DATABASE_URL/;
  return readdirSync(fromRoot(folder), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".test.ts"))
    .map((path) => join(folder, path))
    .filter((path) => opens.test(readFileSync(fromRoot(path), "utf8")))
    .sort();
}

export function hasBrowserTests() {
  const folder = fromRoot("e2e");
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true }) : [];
  return files.some((file) => /\.(spec|test)\.tsx?$/.test(String(file)));
}

/**
 * A step that is one check as a whole.
 * @param {import("./create-tally.mjs").Tally} tally
 * @param {string} name
 * @param {import("./run-step.mjs").StepResult} result
 */
function count(tally, name, result) {
  tally.add(name, result, result.isPassed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
}

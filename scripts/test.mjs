import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ensurePackages } from "./lib/ensure-packages.mjs";
import { runEntry, UserError } from "./lib/stop-with-message.mjs";
import { chooseServers } from "./lib/test/choose-servers.mjs";
import { createTally } from "./lib/test/create-tally.mjs";
import { ensureSystemPackages } from "./lib/test/ensure-system-packages.mjs";
import { endRunningSteps } from "./lib/test/run-step.mjs";
import * as steps from "./lib/test/steps.mjs";

/**
 * `npm test`; `--only unit|browser` with files narrows it down, `--profile seed|today` to the browser
 * in front of that PostHog, `--full` adds the long matrices.
 */
await runEntry(async () => {
  const { values, positionals: files } = parseArgs({
    allowPositionals: true,
    options: {
      only: { type: "string" },
      full: { type: "boolean", default: false },
      profile: { type: "string" },
    },
  });
  const { only, full } = values;
  if (only !== undefined && only !== "unit" && only !== "browser") {
    throw new UserError("--only takes unit or browser.");
  }
  const servers = chooseServers({ profile: values.profile, only, files });
  ensurePackages({ withTests: true });
  ensureSystemPackages(only ? [only] : ["unit", "browser"]);
  const folder = mkdtempSync(join(tmpdir(), "account-test-"));
  const tally = createTally();
  const run = { tally, folder, files, env: full ? { TEST_FULL: "1" } : {} };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.once(signal, () => endRunningSteps());
  }
  try {
    await runParts(run, only, servers);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`\n${tally.total.passed} passed, ${tally.total.failed} failed`);
  process.exitCode = tally.total.failed > 0 || tally.total.passed === 0 ? 1 : 0;
});

/**
 * Two cores: what compiles runs beside what tests, the browser alone, as it is timed by people.
 * @param {import("./lib/test/steps.mjs").Run} run
 * @param {"unit" | "browser" | undefined} only
 * @param {(string | null)[]} servers
 */
async function runParts(run, only, servers) {
  const hasBrowser = only !== "unit" && steps.hasBrowserTests();
  const compile = async () => {
    if (only === undefined) {
      await steps.lint(run);
      await steps.checkTypes(run);
    }
    return hasBrowser && (await steps.build(run));
  };
  const test = async () => {
    if (only !== "browser") {
      await steps.runUnitTests(run);
    }
    if (only === undefined || (only === "unit" && run.files.length === 0)) {
      await steps.runPostgresTests(run);
    }
  };
  const [isBuilt] = await Promise.all([compile(), test()]);
  if (isBuilt) {
    for (const profile of servers) {
      await steps.runBrowserTests(run, profile);
    }
  }
}

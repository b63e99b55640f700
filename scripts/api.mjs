import { announceDemo } from "./lib/announce-demo.mjs";
import { hasGithubApp } from "./lib/check-groups.mjs";
import { ensurePackages } from "./lib/ensure-packages.mjs";
import { openLauncherLog } from "./lib/launcher-log.mjs";
import { choosePort } from "./lib/ports.mjs";
import { makePrivateFolder } from "./lib/private-file.mjs";
import { readProfile } from "./lib/read-profile.mjs";
import { runStack } from "./lib/run-stack.mjs";
import { readSettings } from "./lib/settings.mjs";
import { startApi } from "./lib/start-api.mjs";
import { startDemoBackend } from "./lib/start-demo-backend.mjs";
import { runEntry, UserError } from "./lib/stop-with-message.mjs";

const isDemo = process.argv.includes("--demo");
// By itself it is a server like any other; the demo's screen is for what a person needs.
const log = isDemo ? null : openLauncherLog();

/**
 * `npm run api`: what is configured, and nothing else. `-- --demo`: with data and stand-ins.
 * `-- --profile seed|today`: it behaves as that PostHog.
 */
await runEntry(async () => {
  const settings = readSettings();
  const { dataDir } = settings;
  const env = { ...settings.env, ...readProfile(process.argv, settings.env) };
  if (!isDemo && !env.ENCRYPTION_KEY) {
    throw new UserError(
      "ENCRYPTION_KEY is missing: 32 random bytes as base64. For a trial: npm run api -- --demo",
    );
  }
  const profile = env.API_PROFILE === "ours" ? undefined : env.API_PROFILE;
  if (!isDemo && profile && !process.argv.some((arg) => arg.startsWith("--profile"))) {
    throw new UserError(
      `API_PROFILE=${profile} protects accounts less than our own rules: for a trial add --demo, or say --profile ${profile}.`,
    );
  }
  hasGithubApp(env);
  ensurePackages();
  makePrivateFolder(dataDir);
  const start = async (/** @type {import("./lib/stack.mjs").Stack} */ stack) => {
    const apiPort = await choosePort({ env, name: "API_PORT", fallback: 8010 });
    const withPort = { ...env, API_PORT: String(apiPort) };
    if (!isDemo) {
      const { url } = await startApi({ stack, env: withPort, isBehindApp: false });
      log?.info(`Users API: ${url} (Ctrl-C stops it)`);
      if (profile)
        log?.info(`It behaves as PostHog's ${profile}: with its weaker rules, not for real accounts.`);
      return;
    }
    // Without pages the API itself answers where GitHub sends people back to.
    const SITE_URL = env.SITE_URL || `http://localhost:${apiPort}`;
    const options = { stack, env: { ...withPort, SITE_URL }, dataDir, isBehindApp: false };
    const { demo } = await startDemoBackend(options);
    announceDemo({ demo, dataDir, hasPages: Boolean(env.SITE_URL) });
  };
  await runStack(dataDir, start, { log });
}, log ?? undefined);

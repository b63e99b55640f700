import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";
import { findInapplicable } from "./e2e/profiles";

const DEBIAN_CHROMIUM = "/usr/bin/chromium";

/**
 * Looked at by `npm run test:full` alone, or by their name: two cores click through everything in
 * twenty minutes, and a run before each change must take less than fifteen in all.
 */
const onlyInFull = [
  "command-menu",
  "email-accessibility",
  "email-account",
  "email-change",
  "email-verify",
  "first-steps",
  "forced-two-factor",
  "frame-slow",
  "github-health",
  "notifications",
  "notifications-devices",
  "profile",
  "security-pages",
  "security-slow",
].map((name) => `**/${name}.spec.ts`);
const isNamed = process.argv.some((arg) => arg.includes(".spec"));
const isWhole = Boolean(process.env.TEST_FULL) || isNamed;
/** `@full` is for single tests of a spec that is otherwise looked at each time. */
const leftOut = isWhole ? /@remote/ : /@remote|@full/;
/**
 * The PostHog that the pages stand in front of: each change is tried there with what is tagged for both
 * generations, `@remote`, and in front of today's with `@remote-today` too.
 */
const profile = process.env.E2E_PROFILE;
const remote = profile === "today" || !profile ? /@remote/ : /@remote( |$)/;

export default defineConfig({
  testDir: "e2e",
  testIgnore: isWhole ? [] : onlyInFull,
  ...(profile && !isWhole && { grep: remote }),
  grepInvert: profile ? findInapplicable(profile) : leftOut,
  outputDir: `test-results/browser${profile ? `-${profile}` : ""}`,
  globalSetup: "./scripts/testing/e2e-setup.mjs",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  retries: 0,
  timeout: 60_000,
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [["list"], ["json"]] : [["list"]],
  use: {
    baseURL: readSiteUrl(),
    trace: "retain-on-failure",
    video: "off",
    launchOptions: {
      // Elsewhere Playwright looks for its own browser.
      ...(existsSync(DEBIAN_CHROMIUM) && { executablePath: DEBIAN_CHROMIUM }),
      args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
    },
  },
});

/** Set by the global setup, before the workers read this file. */
function readSiteUrl(): string | undefined {
  const stack = process.env.E2E_STACK;
  return stack ? (JSON.parse(stack) as { siteUrl: string }).siteUrl : undefined;
}

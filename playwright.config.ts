import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

const DEBIAN_CHROMIUM = "/usr/bin/chromium";

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/browser",
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

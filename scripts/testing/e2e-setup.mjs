import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isBuilt } from "../lib/build-app.mjs";
import { findFreePort } from "../lib/ports.mjs";
import { fromRoot } from "../lib/root.mjs";
import { createStack } from "../lib/stack.mjs";
import { startApp } from "../lib/start-app.mjs";
import { startDemoBackend } from "../lib/start-demo-backend.mjs";
import { TEST_DIST_DIR } from "../lib/test/steps.mjs";

const HOST = "127.0.0.1";

/**
 * Playwright's global setup: the demo's stack on free ports and a folder of its own. Tests read
 * where it is from `E2E_STACK`, as JSON; one that is set already is used as it is. With
 * `E2E_PROFILE` the API is a PostHog of that generation.
 */
export default async function setup() {
  if (process.env.E2E_STACK) {
    return;
  }
  if (!isBuilt(TEST_DIST_DIR)) {
    throw new Error("There is no build to test on: run npm run test:e2e.");
  }
  const dataDir = mkdtempSync(join(tmpdir(), "account-e2e-"));
  const stack = createStack(dataDir);
  const stop = async () => {
    await stack.stop();
    cpSync(stack.logDir, fromRoot("test-results", "logs", process.env.E2E_PROFILE || "ours"), {
      recursive: true,
    });
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    process.env.E2E_STACK = JSON.stringify(await startStack(stack, dataDir));
  } catch (error) {
    await stop();
    throw error;
  }
  stack.death.catch((error) => console.error(error.message));
  return stop;
}

/**
 * @param {import("../lib/stack.mjs").Stack} stack
 * @param {string} dataDir
 */
async function startStack(stack, dataDir) {
  const [port, apiPort, sandboxPort, mailboxPort] = await findFreePorts(4);
  const siteUrl = `http://localhost:${port}`;
  const profile = process.env.E2E_PROFILE;
  const { env, demo, controlUrl } = await startDemoBackend({
    stack,
    dataDir,
    isBehindApp: true,
    entry: "scripts/testing/serve-e2e-api.ts",
    env: {
      DATA_DIR: dataDir,
      // A PostHog has a site of its own, where GitHub's return and the links in mails lead.
      SITE_URL: profile ? `http://${HOST}:${apiPort}` : siteUrl,
      API_PROFILE: profile,
      PORT: String(port),
      API_PORT: String(apiPort),
      SANDBOX_PORT: String(sandboxPort),
      MAILBOX_PORT: String(mailboxPort),
    },
  });
  const ofApp = { ...env, SITE_URL: siteUrl };
  await startApp({ stack, env: ofApp, host: HOST, port: Number(port), distDir: TEST_DIST_DIR });
  const { apiUrl, github: githubUrl, mailbox: mailboxUrl, email, password, apiKey } = demo;
  return {
    profile: profile || "ours",
    siteUrl,
    apiUrl,
    controlUrl,
    githubUrl,
    mailboxUrl,
    dataDir,
    demo: { email, password, apiKey },
  };
}

/** @param {number} count */
async function findFreePorts(count) {
  /** @type {Set<number>} */
  const ports = new Set();
  while (ports.size < count) {
    ports.add(await findFreePort());
  }
  return [...ports];
}

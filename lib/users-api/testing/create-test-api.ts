import { randomBytes, randomUUID } from "node:crypto";
import { startTestSandbox, type TestSandbox, testApp } from "../../../sandbox/github/test-kit";
import { type ApiHono, createUsersApi } from "../app";
import { createBackground } from "../background";
import type { ApiContext, ApiSettings } from "../context";
import { createCipher } from "../crypto/cipher";
import { createGithubClient } from "../github/client/create-github-client";
import { createLog } from "../log";
import { createTestAccounts, type TestAccounts } from "./create-test-accounts";
import { openTestDatabase } from "./open-test-database";

export const SITE_URL = "http://localhost:4999";

export type TestClock = { now(): Date; advanceSeconds(seconds: number): void };

export type TestApi = {
  app: ApiHono;
  ctx: ApiContext;
  clock: TestClock;
  sandbox: TestSandbox;
  logLines: string[];
  accounts: TestAccounts;
  close(): Promise<void>;
};

/** The whole API on a database of its own, with a sandbox GitHub and a clock the test moves. */
export async function createTestApi(settings: Partial<ApiSettings> = {}): Promise<TestApi> {
  const clock = createTestClock();
  // One time for both sides of GitHub's tokens and states.
  const now = () => clock.now().getTime();
  const [opened, sandbox] = await Promise.all([openTestDatabase(), startTestSandbox({ now })]);
  const logLines: string[] = [];
  const log = createLog("debug", { write: (line: string) => void logLines.push(line) });
  const { privateKeyPem: privateKey, ...app } = testApp;
  const ctx: ApiContext = {
    db: opened.db,
    clock,
    random: randomBytes,
    cipher: createCipher([randomBytes(32)], randomBytes),
    github: createGithubClient({
      url: sandbox.url,
      apiUrl: sandbox.apiUrl,
      app: { ...app, privateKey },
      timeoutMs: 10_000,
      now,
    }),
    log,
    background: createBackground(log),
    settings: {
      siteUrl: SITE_URL,
      version: "0.0.0-test",
      profile: "ours",
      trustedOrigins: [SITE_URL],
      isSecureCookie: false,
      trustedProxyHops: 0,
      isKeyThrottleOn: false,
      isMailOn: true,
      isSignUpOpen: false,
      ...settings,
    },
  };
  return {
    app: createUsersApi(ctx),
    ctx,
    clock,
    sandbox,
    logLines,
    accounts: createTestAccounts(ctx),
    async close() {
      await ctx.background.close();
      await ctx.github?.close();
      await sandbox.close();
      await opened.close();
    },
  };
}

function createTestClock(): TestClock {
  let offsetMs = 0;
  return {
    now: () => new Date(Date.now() + offsetMs),
    advanceSeconds: (seconds) => {
      offsetMs += seconds * 1000;
    },
  };
}

export function uniqueName(prefix: string): string {
  return `${prefix}-${randomUUID().slice(0, 8)}`;
}

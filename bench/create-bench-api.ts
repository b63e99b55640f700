import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { pino } from "pino";
import { createUsersApi } from "../lib/users-api/app";
import { createBackground } from "../lib/users-api/background";
import type { ApiContext } from "../lib/users-api/context";
import { createCipher } from "../lib/users-api/crypto/cipher";
import { migrateDatabase } from "../lib/users-api/db/migrate";
import { openPglite } from "../lib/users-api/db/open-pglite";
import type { GithubClient } from "../lib/users-api/github/client/github-client";

export type BenchApi = { ctx: ApiContext; url: string; close(): Promise<void> };

/** The Users API on an embedded database in memory, listening on a free port. */
export async function createBenchApi(github: GithubClient | null = null): Promise<BenchApi> {
  const opened = await openPglite(null);
  await migrateDatabase(opened);
  const log = pino({ level: "silent" });
  const ctx: ApiContext = {
    db: opened.db,
    clock: { now: () => new Date() },
    random: randomBytes,
    cipher: createCipher([randomBytes(32)], randomBytes),
    github,
    log,
    background: createBackground(log),
    settings: {
      siteUrl: "http://localhost:3000",
      profile: "ours",
      version: "bench",
      trustedOrigins: [],
      isSecureCookie: false,
      trustedProxyHops: 0,
      isKeyThrottleOn: false,
      isMailOn: false,
      isSignUpOpen: false,
    },
  };
  const server = serve({ fetch: createUsersApi(ctx).fetch, hostname: "127.0.0.1", port: 0 });
  await new Promise<void>((resolve) => server.once("listening", resolve));
  return {
    ctx,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await ctx.background.close();
      await opened.close();
    },
  };
}

import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import { type HttpBindings, serve } from "@hono/node-server";
import { pino } from "pino";
import { createUsersApi } from "./app";
import { createBackground } from "./background";
import { startCleanup } from "./cleanup/start-cleanup";
import type { ApiContext } from "./context";
import { createCipher, parseKeys } from "./crypto/cipher";
import type { OpenedDatabase } from "./db/database";
import { countPendingMigrations } from "./db/migrate";
import { openDatabase } from "./db/open-database";
import type { ApiEnv } from "./env";
import { createGithubClient } from "./github/client/create-github-client";
import { createLog } from "./log";
import { openDeskSocket } from "./mail/desk-socket";
import { startMailWorker } from "./mail/start-mail-worker";

export type RunningApi = { url: string; ctx: ApiContext; close(): Promise<void> };

/**
 * Opens the database, refuses one that is not migrated, and listens. `close` lets requests under
 * way finish, stops the workers, and only then closes the database.
 */
export async function startUsersApi(env: ApiEnv, version: string): Promise<RunningApi> {
  const log = createLog(env.logLevel, pino.destination(2));
  const opened = await openDatabase(env, (error) => log.error({ err: error }, "database connection failed"));
  const pending = await countPendingMigrations(opened.db);
  if (pending > 0) {
    await opened.close();
    throw new Error(`${pending} database migrations are pending: run "npm run db:migrate"`);
  }
  const ctx = buildContext(env, version, opened, log);
  const worker = env.mail ? startMailWorker(ctx, env.mail) : null;
  const desk = opened.kind === "pglite" ? await openDeskSocket(ctx, env.dataDir) : null;
  const cleanup = startCleanup(ctx, { isEmbedded: opened.kind === "pglite" });
  const app = createUsersApi(ctx);
  const server = serve({
    fetch: (request, bindings) => {
      // A plain server always gives HTTP/1 bindings; the library's type also covers HTTP/2.
      const { incoming } = bindings as HttpBindings;
      return app.fetch(request, { peer: incoming.socket.remoteAddress ?? null });
    },
    hostname: env.host,
    port: env.port,
  });
  await new Promise<void>((resolve, reject) => {
    server.once("listening", resolve);
    server.once("error", reject);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${env.host}:${port}`,
    ctx,
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ("closeIdleConnections" in server) {
          server.closeIdleConnections();
        }
      });
      await Promise.all([worker?.close(), cleanup.close(), desk?.close()]);
      await ctx.background.close();
      await ctx.github?.close();
      await opened.close();
    },
  };
}

function buildContext(env: ApiEnv, version: string, { db }: OpenedDatabase, log: pino.Logger): ApiContext {
  const { app, url, apiUrl } = env.github;
  return {
    db,
    clock: { now: () => new Date() },
    random: randomBytes,
    cipher: createCipher(parseKeys(env.encryptionKey), randomBytes),
    github: app ? createGithubClient({ url, apiUrl, app }) : null,
    log,
    background: createBackground(log),
    settings: {
      siteUrl: env.siteUrl,
      version,
      profile: env.profile,
      trustedOrigins: [env.siteUrl, `http://${env.host}:${env.port}`, `http://localhost:${env.port}`],
      isSecureCookie: env.siteUrl.startsWith("https:"),
      trustedProxyHops: env.trustedProxyHops,
      isKeyThrottleOn: env.isKeyThrottleOn,
      isMailOn: env.mail !== null,
      isSignUpOpen: env.isSignUpOpen,
    },
  };
}

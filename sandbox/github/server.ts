import { createPublicKey } from "node:crypto";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { listen } from "../shared/listen";
import { loopbackOnly } from "../shared/loopback-only";
import { createApiApp } from "./api/api-app";
import { createControlApp } from "./control/control-app";
import { createFaultRules, injectFaults } from "./control/fault-rules";
import { createRequestLog, logRequests } from "./control/request-log";
import { createWebApp } from "./pages/web-app";
import type { Sandbox, SandboxEnv } from "./sandbox";
import { openStore } from "./store";
import type { AppIdentity } from "./types";

export type GithubSandboxOptions = {
  host?: "127.0.0.1";
  /** 0 takes any free port. */
  port: number;
  stateFile?: string;
  latencyMs?: number;
  app: AppIdentity;
  callbackUrl: string;
  now?: () => number;
};

export type GithubSandbox = { url: string; apiUrl: string; close(): Promise<void> };

const BODY_BYTES_MAX = 1_000_000;

export async function startGithubSandbox(options: GithubSandboxOptions): Promise<GithubSandbox> {
  const sandbox: Sandbox = {
    store: await openStore(options),
    app: options.app,
    appPublicKey: createPublicKey(options.app.privateKeyPem.replaceAll("\\n", "\n")),
    callbackUrl: options.callbackUrl,
    url: "",
    latencyMs: options.latencyMs ?? 0,
    faults: createFaultRules(),
    log: createRequestLog(),
  };
  const server = await listen({
    fetch: createApp(sandbox).fetch,
    host: options.host ?? "127.0.0.1",
    port: options.port,
  });
  sandbox.url = server.url;
  return {
    url: server.url,
    apiUrl: `${server.url}/api/v3`,
    async close() {
      await server.close();
      await sandbox.store.flush();
    },
  };
}

/** The order matters: controls come before the log and the faults, so neither touches them. */
function createApp(sandbox: Sandbox): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.use(loopbackOnly);
  app.use(bodyLimit({ maxSize: BODY_BYTES_MAX }));
  app.route("/_sandbox", createControlApp(sandbox));
  app.use(logRequests(sandbox.log));
  app.use(injectFaults(sandbox.faults));
  app.route("/api/v3", createApiApp(sandbox));
  app.route("/", createWebApp(sandbox));
  return app;
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createGithubClient } from "../lib/users-api/github/client/create-github-client";
import type { GithubClient } from "../lib/users-api/github/client/github-client";
import { syncRepositories } from "../lib/users-api/github/repositories/sync-repositories";
import { createSandboxControl } from "../sandbox/github/control-client";
import { testApp } from "../sandbox/github/test-kit";
import { findFreePort } from "../scripts/lib/ports.mjs";
import { createStack } from "../scripts/lib/stack.mjs";
import { tsArgs } from "../scripts/lib/ts.mjs";
import { createBenchApi } from "./create-bench-api";
import type { Measure } from "./report";
import { seedInstallation } from "./seed";
import { median } from "./statistics";

const REPOSITORIES = 12_000;
const LATENCY_MS = 50;
const ROUNDS = 5;

/** First sync of a large installation, as shipped and page by page, in turn. */
export async function* benchSync(): AsyncGenerator<Measure> {
  const { url, apiUrl, stop } = await startSandboxProcess();
  const control = createSandboxControl(url);
  const login = "bench-owner";
  await control.createAccount({ login, type: "User", repositories: REPOSITORIES });
  const installed = await control.install({ account: login, by: login });
  await control.setLatency(LATENCY_MS);
  const { privateKeyPem: privateKey, ...app } = testApp;
  const github = createGithubClient({
    url,
    apiUrl,
    app: { ...app, privateKey },
  });
  const ways = { shipped: github, "page by page": onePageAtATime(github) };
  const times: Record<string, number[]> = { shipped: [], "page by page": [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, client] of Object.entries(ways)) {
      times[name]?.push(await timeSync(client, String(installed.installation_id)));
    }
  }
  const [shipped, paged] = [median(times.shipped ?? []), median(times["page by page"] ?? [])];
  yield { part: "sync", name: "12,000 repositories at 50 ms, as shipped", value: shipped, unit: "ms" };
  yield { part: "sync", name: "12,000 repositories at 50 ms, page by page", value: paged, unit: "ms" };
  yield {
    part: "sync",
    name: "faster than page by page",
    value: paged / shipped,
    unit: "times",
    aim: { atLeast: 5 },
  };
  await stop();
}

/** GitHub is another machine: its work must not be counted as ours. */
async function startSandboxProcess() {
  const folder = mkdtempSync(join(tmpdir(), "account-bench-"));
  const stack = createStack(folder);
  const { url, apiUrl } = await stack.start({
    name: "sandbox",
    args: tsArgs("sandbox/github/main.ts"),
    env: {
      PATH: process.env.PATH,
      SANDBOX_PORT: String(await findFreePort()),
      SITE_URL: "http://localhost:3000",
      GITHUB_APP_SLUG: testApp.slug,
      GITHUB_APP_ID: testApp.id,
      GITHUB_APP_CLIENT_ID: testApp.clientId,
      GITHUB_APP_CLIENT_SECRET: testApp.clientSecret,
      GITHUB_APP_PRIVATE_KEY: testApp.privateKeyPem,
    },
  });
  const stop = async () => {
    await stack.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: String(url), apiUrl: String(apiUrl), stop };
}

function onePageAtATime(github: GithubClient): GithubClient {
  return {
    ...github,
    listAllRepositories: (input, signal) => github.listAllRepositories({ ...input, concurrency: 1 }, signal),
  };
}

async function timeSync(github: GithubClient, installationId: string): Promise<number> {
  const api = await createBenchApi(github);
  const { rowId } = await seedInstallation(api.ctx, installationId);
  const startedAt = performance.now();
  const outcome = await syncRepositories(api.ctx, github, rowId);
  const duration = performance.now() - startedAt;
  await api.close();
  if (outcome.kind !== "done") {
    throw new Error(`The sync ended as ${outcome.kind}`);
  }
  return duration;
}

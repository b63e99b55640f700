import { createGithubClient } from "../lib/users-api/github/client/create-github-client";
import type { GithubClient } from "../lib/users-api/github/client/github-client";
import { syncRepositories } from "../lib/users-api/github/repositories/sync-repositories";
import { startTestSandbox, testApp } from "../sandbox/github/test-kit";
import { createBenchApi } from "./create-bench-api";
import type { Measure } from "./report";
import { seedInstallation } from "./seed";
import { median } from "./statistics";

const REPOSITORIES = 12_000;
const LATENCY_MS = 50;
const ROUNDS = 3;

/** First sync of a large installation, as shipped and page by page, in turn. */
export async function* benchSync(): AsyncGenerator<Measure> {
  const sandbox = await startTestSandbox();
  const login = "bench-owner";
  await sandbox.control.createAccount({ login, type: "User", repositories: REPOSITORIES });
  const installed = await sandbox.control.install({ account: login, by: login });
  await sandbox.control.setLatency(LATENCY_MS);
  const { privateKeyPem: privateKey, ...app } = testApp;
  const github = createGithubClient({
    url: sandbox.url,
    apiUrl: sandbox.apiUrl,
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
  await sandbox.close();
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

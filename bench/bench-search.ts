import { Pool } from "undici";
import { githubListRepos } from "@/lib/contract/endpoints/github";
import { buildPath, buildQuery } from "@/lib/contract/path";
import { createBenchApi } from "./create-bench-api";
import type { Measure } from "./report";
import { type Seeded, seedInstallation, seedRepositories } from "./seed";
import { percentile } from "./statistics";

const sizes = [1_000, 12_000, 100_000];
const searches = {
  "1 % of the rows": "needle",
  "every row": "acme",
  "two letters": "ap",
  "no row": "zzqqzz",
};
const ROUNDS = 150;

/** Repository search over HTTP at three sizes; the sizes take turns, so that drift hits all alike. */
export async function* benchSearch(): AsyncGenerator<Measure> {
  const api = await createBenchApi();
  const seeded: Seeded[] = [];
  for (const [index, size] of sizes.entries()) {
    const installation = await seedInstallation(api.ctx, String(index + 1));
    await seedRepositories(api.ctx, installation.rowId, size);
    seeded.push(installation);
  }
  const pool = new Pool(api.url);
  for (const [label, search] of Object.entries(searches)) {
    yield* report(label, await measure(pool, seeded, search));
  }
  await pool.close();
  await api.close();
}

async function measure(pool: Pool, seeded: Seeded[], search: string): Promise<number[]> {
  const times = seeded.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, installation] of seeded.entries()) {
      times[index]?.push(await time(pool, installation, search));
    }
  }
  // The first rounds plan and warm up.
  return times.map((list) => percentile(list.slice(10), 0.95));
}

async function time(pool: Pool, { key, installationId }: Seeded, search: string): Promise<number> {
  const path = buildPath(githubListRepos.path, { uuid: "@me", installation_id: installationId });
  const startedAt = performance.now();
  const { statusCode, body } = await pool.request({
    path: path + buildQuery({ search }),
    method: "GET",
    headers: { authorization: `Bearer ${key}` },
  });
  await body.text();
  if (statusCode !== 200) {
    throw new Error(`Search answered ${statusCode}`);
  }
  return performance.now() - startedAt;
}

function* report(label: string, p95: number[]): Generator<Measure> {
  const [smallest = Number.NaN] = p95;
  for (const [index, size] of sizes.entries()) {
    const value = p95[index] ?? Number.NaN;
    yield { part: "search", name: `${label}, ${size} rows, p95`, value, unit: "ms" };
  }
  const largest = p95.at(-1) ?? Number.NaN;
  const isHeld = label === "1 % of the rows" || label === "every row";
  yield {
    part: "search",
    name: `${label}, 100,000 rows against 1,000`,
    value: largest / smallest,
    unit: "times",
    ...(isHeld && { aim: { atMost: 5 } }),
  };
}

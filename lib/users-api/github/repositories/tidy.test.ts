import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Transaction } from "../../db/database";
import { rowsOf } from "../../db/rows";
import { createTestApi, type TestApi } from "../../testing/create-test-api";
import { createLinked, listRepositories } from "../../testing/github-kit";
import { tidyRepositories } from "./store-repositories";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

/** As a role that may read and write, but owns nothing; all of it is rolled back. */
async function asPlainRole(work: (tx: Transaction) => Promise<void>): Promise<void> {
  const undo = new Error("undo");
  const run = api.ctx.db.transaction(async (tx) => {
    await tx.execute(sql`create role plain_writer`);
    await tx.execute(
      sql`grant select, insert, update, delete on all tables in schema public to plain_writer`,
    );
    await tx.execute(sql`set local role plain_writer`);
    await work(tx);
    throw undo;
  });
  await expect(run).rejects.toBe(undo);
}

test("a role that does not own the tables tidies nothing, and nothing fails", async () => {
  await asPlainRole(async (tx) => {
    await tidyRepositories(tx);
    await tx.execute(sql`select 1 from github_repositories limit 1`);
  });
});

test("the owner's tidying empties the index's list of pending entries and brings statistics", async () => {
  const person = await createLinked(api, 600);
  expect((await listRepositories(person)).names).toHaveLength(100);
  // Nobody waits for it; statistics come last.
  await expect.poll(countKnownRows).toBe(600);
  const cleaned = await api.ctx.db.execute(
    sql`select gin_clean_pending_list('github_repositories_search'::regclass)::int as pages`,
  );
  expect(rowsOf<{ pages: number }>(cleaned)[0]?.pages).toBe(0);
  expect(api.logLines.join("\n")).not.toContain("not tidied");
});

async function countKnownRows(): Promise<number | undefined> {
  const known = await api.ctx.db.execute(
    sql`select reltuples::int as rows from pg_class where oid = 'github_repositories'::regclass`,
  );
  return rowsOf<{ rows: number }>(known)[0]?.rows;
}

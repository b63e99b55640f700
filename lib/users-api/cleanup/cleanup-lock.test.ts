import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { attempts } from "../db/schema/credentials";
import { createTestApi, type TestApi } from "../testing/create-test-api";
import { LOCK_KEY, removeExpired } from "./remove-expired";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

test("one process at a time removes rows", async () => {
  const at = new Date(api.clock.now().getTime() - 86_400_000);
  await api.ctx.db.insert(attempts).values({ kind: "k", key: "k", at });
  await api.ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${LOCK_KEY})`);
    await removeExpired(api.ctx);
  });
  expect(await api.ctx.db.$count(attempts)).toBe(1);
  await removeExpired(api.ctx);
  expect(await api.ctx.db.$count(attempts)).toBe(0);
});

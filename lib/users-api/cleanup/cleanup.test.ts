import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { rowsOf } from "../db/rows";
import { activity, attempts, pendingLogins, sessions } from "../db/schema/credentials";
import {
  githubBranches,
  githubBranchLists,
  githubInstallations,
  githubLinkStates,
} from "../db/schema/github";
import { mailOutbox } from "../db/schema/mail";
import { users } from "../db/schema/users";
import { createTestApi, type TestApi } from "../testing/create-test-api";
import { removeExpired } from "./remove-expired";
import { type CleanupOptions, startCleanup } from "./start-cleanup";

let api: TestApi;
let userId: number;
let installationRowId: string;
const workers: { close(): Promise<void> }[] = [];
beforeAll(async () => {
  api = await createTestApi();
});
beforeEach(async () => {
  const { user } = await api.accounts.createUser();
  userId = user.id;
  const [row] = await api.ctx.db
    .insert(githubInstallations)
    .values({ userId, installationId: String(userId) })
    .returning();
  installationRowId = row?.id ?? "";
});
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.close()));
  await api.ctx.db.delete(users).where(eq(users.id, userId));
  await api.ctx.db.delete(attempts);
  await api.ctx.db.delete(mailOutbox);
});
afterAll(() => api.close());

const DAY = 86_400;
const ago = (seconds: number) => new Date(api.clock.now().getTime() - seconds * 1_000);
const count = (table: PgTable) => api.ctx.db.$count(table);
const start = (options: CleanupOptions) => {
  const worker = startCleanup(api.ctx, options);
  workers.push(worker);
  return worker;
};

const addSession = (expiresAt: Date) =>
  api.ctx.db.insert(sessions).values({ userId, tokenHash: randomUUID(), expiresAt });
const addAttempt = (at: Date) => api.ctx.db.insert(attempts).values({ kind: "k", key: randomUUID(), at });
const addState = (expiresAt: Date, consumedAt: Date | null = null) =>
  api.ctx.db
    .insert(githubLinkStates)
    .values({ tokenHash: randomUUID(), userId, flow: "install", expiresAt, consumedAt });
const addMail = (values: { sentAt?: Date; deadAt?: Date; createdAt?: Date }) =>
  api.ctx.db
    .insert(mailOutbox)
    .values({ template: "t", toAddress: "a@b.c", subject: "s", text: "t", ...values });

async function addBranches(syncedAt: Date) {
  const [list] = await api.ctx.db
    .insert(githubBranchLists)
    .values({ installationRowId, repoKey: randomUUID(), syncedAt })
    .returning();
  await api.ctx.db
    .insert(githubBranches)
    .values({ listId: list?.id ?? "", position: 0, name: "main", searchKey: "main" });
}

test.each<[string, PgTable, () => Promise<unknown>, () => Promise<unknown>]>([
  ["sessions past their end", sessions, () => addSession(ago(0)), () => addSession(ago(-60))],
  [
    "logins that waited too long",
    pendingLogins,
    () => api.ctx.db.insert(pendingLogins).values({ userId, tokenHash: "a", expiresAt: ago(0) }),
    () => api.ctx.db.insert(pendingLogins).values({ userId, tokenHash: "b", expiresAt: ago(-60) }),
  ],
  ["tries older than a day", attempts, () => addAttempt(ago(DAY)), () => addAttempt(ago(DAY - 60))],
  [
    "activity older than 90 days",
    activity,
    () => api.ctx.db.insert(activity).values({ userId, type: "x", at: ago(90 * DAY) }),
    () => api.ctx.db.insert(activity).values({ userId, type: "x", at: ago(90 * DAY - 60) }),
  ],
  ["states past their end", githubLinkStates, () => addState(ago(0)), () => addState(ago(-60))],
  ["states used up", githubLinkStates, () => addState(ago(-60), ago(1)), () => addState(ago(-60))],
  [
    "mails sent 30 days ago",
    mailOutbox,
    () => addMail({ sentAt: ago(30 * DAY) }),
    () => addMail({ sentAt: ago(30 * DAY - 60) }),
  ],
  [
    "mails given up 30 days ago",
    mailOutbox,
    () => addMail({ deadAt: ago(30 * DAY) }),
    () => addMail({ deadAt: ago(30 * DAY - 60) }),
  ],
  [
    "branches not synced for a day",
    githubBranches,
    () => addBranches(ago(DAY)),
    () => addBranches(ago(DAY - 60)),
  ],
])("%s are removed, and younger rows stay", async (_, table, addOld, addYoung) => {
  await addOld();
  await addYoung();
  await removeExpired(api.ctx);
  expect(await count(table)).toBe(1);
  api.clock.advanceSeconds(61);
  await removeExpired(api.ctx);
  expect(await count(table)).toBe(0);
});

test("a mail that still waits to be sent is kept, however old", async () => {
  await addMail({ createdAt: ago(400 * DAY) });
  await removeExpired(api.ctx);
  expect(await count(mailOutbox)).toBe(1);
});

test("many rows go in several statements, until none is left", async () => {
  await api.ctx.db.execute(
    sql`insert into attempts (kind, key, at) select 'k', 'k', ${ago(2 * DAY).toISOString()} from generate_series(1, 12001)`,
  );
  const statements: number[] = [];
  await removeExpired(api.ctx, { onBatch: ({ removed }) => statements.push(removed) });
  expect(statements.filter((removed) => removed > 0)).toEqual([5_000, 5_000, 2_001]);
  expect(await count(attempts)).toBe(0);
});

// The embedded database has one connection, and so one process.
test("in the embedded database the place of removed rows is given back", async () => {
  await api.ctx.db.execute(
    sql`insert into attempts (kind, key, at) select 'k', 'k', ${ago(2 * DAY).toISOString()} from generate_series(1, 1000)`,
  );
  const readSize = async () => {
    const result = await api.ctx.db.execute(sql`select pg_relation_size('attempts')::int as size`);
    return rowsOf<{ size: number }>(result)[0]?.size;
  };
  expect(await readSize()).toBeGreaterThan(50_000);
  start({ firstRunMs: 0, isEmbedded: true });
  await expect.poll(readSize).toBe(0);
});

test("the first run comes soon after the start, and the next without another start", async () => {
  await addAttempt(ago(DAY));
  await addAttempt(ago(DAY - 60));
  start({ firstRunMs: 0, everyMs: 20 });
  await expect.poll(() => count(attempts)).toBe(1);
  api.clock.advanceSeconds(61);
  await expect.poll(() => count(attempts)).toBe(0);
});

test("closing stops it between two statements, and no run follows", async () => {
  const worker = start({ firstRunMs: 0, everyMs: 5 });
  await worker.close();
  // Closing has waited for the loop to end: what comes now stays.
  await addAttempt(ago(DAY));
  expect(await count(attempts)).toBe(1);
  const stopped = AbortSignal.abort();
  await removeExpired(api.ctx, { signal: stopped });
  expect(await count(attempts)).toBe(1);
});

test("a run that fails is logged, and the next one does its work", async () => {
  await addAttempt(ago(DAY));
  let failures = 1;
  const now = () => {
    if (failures > 0) {
      failures -= 1;
      throw new Error("no time");
    }
    return api.clock.now();
  };
  const worker = startCleanup({ ...api.ctx, clock: { now } }, { firstRunMs: 0, everyMs: 5 });
  workers.push(worker);
  await expect.poll(() => count(attempts)).toBe(0);
  expect(api.logLines.join("\n")).toContain("cleanup failed");
});

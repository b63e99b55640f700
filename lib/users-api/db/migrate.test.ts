import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { openTestDatabase } from "../testing/open-test-database";
import { countPendingMigrations, migrateDatabase } from "./migrate";
import { openPostgres } from "./open-postgres";

const LIMIT_MS = 200;
const WAIT_MS = 900;

test("a migrated database has nothing pending, and migrating it again changes nothing", async () => {
  const opened = await openTestDatabase();
  try {
    expect(await countPendingMigrations(opened.db)).toBe(0);
    await migrateDatabase(opened);
    expect(await countPendingMigrations(opened.db)).toBe(0);
  } finally {
    await opened.close();
  }
});

const source = inject("testDatabase");

// The embedded database has one process and no time limit.
if (source.kind === "postgres") {
  describe("on Postgres", () => testOnPostgres(source.serverUrl));
}

function testOnPostgres(serverUrl: string): void {
  let url: string;
  let name: string;
  let other: Client;

  beforeEach(async () => {
    name = `account_migrate_${randomBytes(6).toString("hex")}`;
    const address = new URL(serverUrl);
    await runOn(serverUrl, `create database ${name}`);
    address.pathname = `/${name}`;
    url = address.href;
    other = new Client({ connectionString: url });
    await other.connect();
  });
  afterEach(async () => {
    await other.end();
    await runOn(serverUrl, `drop database if exists ${name} with (force)`);
  });

  const open = (options: { poolSize?: number } = {}) =>
    openPostgres({ url, statementTimeoutMs: LIMIT_MS, onError: () => {}, ...options });

  test("of two that migrate one empty database at once both succeed, and each step ran once", async () => {
    const both = [url, url].map((address) => openPostgres({ url: address, onError: () => {} }));
    await Promise.all(both.map(migrateDatabase));
    expect(await Promise.all(both.map(({ db }) => countPendingMigrations(db)))).toEqual([0, 0]);
    const { rows } = await other.query("select hash from drizzle.__drizzle_migrations");
    expect(new Set(rows.map(({ hash }) => hash)).size).toBe(rows.length);
    await Promise.all(both.map((opened) => opened.close()));
  });

  test("waiting for another process's migration is not cut off by the requests' time limit", async () => {
    await other.query("begin");
    await other.query("select pg_advisory_xact_lock(727274001)");
    const opened = open();
    const done = migrateDatabase(opened).then(() => "migrated");
    expect(await Promise.race([done, wait(WAIT_MS)])).toBe("waiting");
    await other.query("rollback");
    expect(await done).toBe("migrated");
    await opened.close();
  });

  test("a slow statement of a migration is not cut off by it either", async () => {
    await other.query("begin");
    await other.query("create table users (id int)");
    const opened = open();
    const done = migrateDatabase(opened).then(() => "migrated");
    expect(await Promise.race([done, wait(WAIT_MS)])).toBe("waiting");
    await other.query("rollback");
    expect(await done).toBe("migrated");
    await opened.close();
  });

  test("the limit is back for what the same connection does next", async () => {
    const opened = open({ poolSize: 1 });
    await migrateDatabase(opened);
    await expect(opened.db.execute(sql`select pg_sleep(2)`)).rejects.toThrow();
    await opened.close();
  });
}

function wait(ms: number): Promise<"waiting"> {
  return new Promise((resolve) => setTimeout(() => resolve("waiting"), ms));
}

async function runOn(serverUrl: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

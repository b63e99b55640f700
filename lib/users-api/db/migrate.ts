import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import type { MigrationConfig } from "drizzle-orm/migrator";
import type { Database, OpenedDatabase, Transaction } from "./database";
import { rowsOf } from "./rows";

const migrationsFolder = fileURLToPath(new URL("./migrations", import.meta.url));
const LOCK_KEY = 727_274_001;

/** Brings a database up to date; safe to start from several processes at once on Postgres. */
export async function migrateDatabase({ kind, db }: OpenedDatabase): Promise<void> {
  if (kind === "pglite") {
    const { migrate } = await import("drizzle-orm/pglite/migrator");
    await migrate(db as Parameters<typeof migrate>[0], { migrationsFolder });
    return;
  }
  await db.transaction(async (tx) => {
    // A request may not take long, but an index or another process's migration may.
    await tx.execute(sql`set local statement_timeout = 0`);
    // drizzle's migrator takes no lock.
    await tx.execute(sql`select pg_advisory_xact_lock(${LOCK_KEY})`);
    await migratePostgres(tx, { migrationsFolder });
  });
}

/** On the transaction's own connection, where the lock and the time limit hold. */
async function migratePostgres(tx: Transaction, config: MigrationConfig) {
  const { migrate } = await import("drizzle-orm/node-postgres/migrator");
  await migrate(tx as unknown as Parameters<typeof migrate>[0], config);
}

/** How many migrations of this build the database lacks; all of them where it is empty. */
export async function countPendingMigrations(db: Database): Promise<number> {
  const journal: unknown = JSON.parse(readFileSync(`${migrationsFolder}/meta/_journal.json`, "utf8"));
  const entries = (journal as { entries: { when: number }[] }).entries;
  const exists = await db.execute(sql`select to_regclass('drizzle.__drizzle_migrations') as name`);
  if (rowsOf<{ name: string | null }>(exists)[0]?.name === null) {
    return entries.length;
  }
  const done = await db.execute(
    sql`select max(created_at)::text as latest from drizzle.__drizzle_migrations`,
  );
  const latest = Number(rowsOf<{ latest: string | null }>(done)[0]?.latest ?? 0);
  return entries.filter((entry) => entry.when > latest).length;
}

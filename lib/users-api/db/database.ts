import type { ExtractTablesWithRelations } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT, PgTransaction } from "drizzle-orm/pg-core";

type Schema = Record<string, never>;

/** The database as every query sees it, whichever driver is below. */
export type Database = PgDatabase<PgQueryResultHKT, Schema>;

/** Inside a transaction only this handle may be used: PGlite has one connection (design.md 5.5). */
export type Transaction = PgTransaction<PgQueryResultHKT, Schema, ExtractTablesWithRelations<Schema>>;

export type Queryable = Database | Transaction;

export type OpenedDatabase = {
  kind: "pglite" | "postgres";
  db: Database;
  close(): Promise<void>;
};

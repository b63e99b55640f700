import { drizzle } from "drizzle-orm/node-postgres";
import { Pool } from "pg";
import type { OpenedDatabase } from "./database";

type Options = { url: string; poolSize?: number; statementTimeoutMs?: number; onError(error: Error): void };

export function openPostgres({
  url,
  poolSize = 10,
  statementTimeoutMs = 15_000,
  onError,
}: Options): OpenedDatabase {
  const pool = new Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 5_000,
    statement_timeout: statementTimeoutMs,
  });
  // An idle connection that breaks would otherwise end the process.
  pool.on("error", onError);
  return { kind: "postgres", db: drizzle(pool), close: () => pool.end() };
}

import { existsSync } from "node:fs";
import { join } from "node:path";
import type { OpenedDatabase } from "../../lib/users-api/db/database";
import { countPendingMigrations } from "../../lib/users-api/db/migrate";
import { openDatabase } from "../../lib/users-api/db/open-database";
import { type DatabaseEnv, parseDatabaseEnv } from "../../lib/users-api/env";

/** Opening makes a database where there is none; a tool that looks at one asks for it first. */
export function requireDatabase({ dataDir, databaseUrl }: DatabaseEnv): void {
  if (databaseUrl === null && !existsSync(join(dataDir, "db", "PG_VERSION"))) {
    throw new Error(`There is no database in ${dataDir}: set DATA_DIR to the folder that the API uses`);
  }
}

/** Opens what DATA_DIR or DATABASE_URL says, and closes it however the work ends. */
export async function withDatabase<T>(work: (opened: OpenedDatabase) => Promise<T>): Promise<T> {
  const opened = await openDatabase(parseDatabaseEnv(process.env), (error) => console.error(error.message));
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}

export async function requireMigrated({ db }: OpenedDatabase): Promise<void> {
  const pending = await countPendingMigrations(db);
  if (pending > 0) {
    throw new Error(`${pending} database migrations are pending: run "npm run db:migrate" first`);
  }
}

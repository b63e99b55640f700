import type { OpenedDatabase } from "../db/database";
import { migrateDatabase } from "../db/migrate";
import { openPglite } from "../db/open-pglite";

/** A migrated, empty database of its own; closed by the caller. */
export async function openTestDatabase(): Promise<OpenedDatabase> {
  const opened = await openPglite(null);
  await migrateDatabase(opened);
  return opened;
}

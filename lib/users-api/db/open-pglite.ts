import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { drizzle } from "drizzle-orm/pglite";
import type { OpenedDatabase } from "./database";
import { lockFolder } from "./folder-lock";

/**
 * Opens the embedded database below `dataDir`, or one in memory where it is null. Throws
 * `FolderBusyError` when another process has it open: two would lose data silently.
 */
export async function openPglite(dataDir: string | null): Promise<OpenedDatabase> {
  if (dataDir === null) {
    return wrap(await PGlite.create({ extensions: { pg_trgm } }), async () => {});
  }
  const folder = join(dataDir, "db");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = await lockFolder(dataDir);
  try {
    const client = await PGlite.create({ dataDir: folder, extensions: { pg_trgm } });
    return wrap(client, lock.release);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

function wrap(client: PGlite, release: () => Promise<void>): OpenedDatabase {
  return {
    kind: "pglite",
    db: drizzle(client),
    close: async () => {
      await client.close();
      await release();
    },
  };
}

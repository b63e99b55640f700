import { writeFileSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { drizzle } from "drizzle-orm/pglite";
import { migrateDatabase } from "../../lib/users-api/db/migrate";
import { runMain } from "../lib/run-main";

/** `dump-template.ts FILE`: a migrated, empty embedded database as one file. */
await runMain(async () => {
  const [file = ""] = process.argv.slice(2);
  const client = await PGlite.create({ extensions: { pg_trgm } });
  await migrateDatabase({ kind: "pglite", db: drizzle(client), close: () => client.close() });
  const dump = await client.dumpDataDir("gzip");
  writeFileSync(file, Buffer.from(await dump.arrayBuffer()));
  await client.close();
});

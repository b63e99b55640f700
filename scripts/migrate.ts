import { countPendingMigrations, migrateDatabase } from "../lib/users-api/db/migrate";
import { runMain } from "./lib/run-main";
import { withDatabase } from "./lib/with-database";

await runMain(() =>
  withDatabase(async (opened) => {
    const pending = await countPendingMigrations(opened.db);
    await migrateDatabase(opened);
    console.log(pending === 0 ? "The database is up to date." : `${pending} migrations applied.`);
  }),
);

import { countPendingMigrations } from "../lib/users-api/db/migrate";
import { hasDemoAccount } from "./lib/demo-data";
import { runMain } from "./lib/run-main";
import { withDatabase } from "./lib/with-database";

/** What the production launcher wants to know before it starts anything; one line of JSON. */
await runMain(() =>
  withDatabase(async ({ db }) => {
    const pending = await countPendingMigrations(db);
    const isDemo = pending === 0 && (await hasDemoAccount(db));
    console.log(JSON.stringify({ pending, hasDemoAccount: isDemo }));
  }),
);

import { eq } from "drizzle-orm";
import { hashPassword, isPasswordRight } from "../lib/users-api/crypto/passwords";
import { hashToken } from "../lib/users-api/crypto/tokens";
import type { Database, Queryable } from "../lib/users-api/db/database";
import { personalApiKeys } from "../lib/users-api/db/schema/credentials";
import { type UserRow, users } from "../lib/users-api/db/schema/users";
import { findDemoUser } from "./lib/demo-data";
import { insertDemoData } from "./lib/insert-demo-data";
import { runMain } from "./lib/run-main";
import { requireMigrated, withDatabase } from "./lib/with-database";

/** Seeds the demo once; later runs change nothing but put back a key that is missing. */
await runMain(() =>
  withDatabase(async (opened) => {
    await requireMigrated(opened);
    const { DEMO_PASSWORD: password, DEMO_API_KEY: apiKey } = process.env;
    if (!password || !apiKey) {
      throw new Error("DEMO_PASSWORD and DEMO_API_KEY are made by the launcher: use npm run demo");
    }
    const user = (await findDemoUser(opened.db)) ?? (await seed(opened.db, password));
    await ensureKey(opened.db, user, apiKey);
    const isPasswordCurrent = await isPasswordRight(user.passwordHash, password);
    console.log(JSON.stringify({ email: user.email, isPasswordCurrent }));
  }),
);

async function seed(db: Database, password: string): Promise<UserRow> {
  await refuseRealAccounts(db);
  const passwordHash = await hashPassword(password);
  return db.transaction((tx) => insertDemoData(tx, passwordHash));
}

/** Sample accounts never join real ones: their credentials lie in a file. */
async function refuseRealAccounts(db: Queryable): Promise<void> {
  const [someone] = await db.select({ id: users.id }).from(users).limit(1);
  if (someone) {
    throw new Error(
      "This database has accounts that are not the demo's: give the demo a DATA_DIR of its own",
    );
  }
}

async function ensureKey(db: Database, user: UserRow, value: string): Promise<void> {
  const valueHash = hashToken(value);
  const mine = eq(personalApiKeys.valueHash, valueHash);
  const [known] = await db.select({ id: personalApiKeys.id }).from(personalApiKeys).where(mine);
  if (!known) {
    await db.insert(personalApiKeys).values({
      userId: user.id,
      label: "Demo key",
      mask: `phx_…${value.slice(-4)}`,
      valueHash,
      scopes: ["*"],
    });
  }
}

import { parseArgs } from "node:util";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { hashPassword } from "../lib/users-api/crypto/passwords";
import type { Database } from "../lib/users-api/db/database";
import { users } from "../lib/users-api/db/schema/users";
import { toEmailKey } from "../lib/users-api/users/email-key";
import { insertAccount } from "../lib/users-api/users/insert-accounts";
import { ask, askSecret, isTerminal, readPiped } from "./lib/ask";
import { runMain } from "./lib/run-main";
import { requireMigrated, withDatabase } from "./lib/with-database";

const accountSchema = z.object({
  email: z.email("That is no e-mail address").max(254),
  firstName: z.string().min(1, "A first name is needed").max(150),
  organization: z.string().min(1, "An organization is needed").max(64),
});
const passwordSchema = z.string().min(8, "A password has at least 8 characters").max(1024);

type Account = z.output<typeof accountSchema>;

/**
 * Makes a person with an organization of their own. The password comes from the terminal or from
 * standard input, never from a flag: those are seen by everyone on the machine and kept in histories.
 */
await runMain(async () => {
  const account = parse(accountSchema, await readAccount());
  const passwordHash = await hashPassword(parse(passwordSchema, await readPassword()));
  await withDatabase(async (opened) => {
    await requireMigrated(opened);
    await refuseKnown(opened.db, account.email);
    await createAccount(opened.db, account, passwordHash);
  });
  console.log(`Made ${account.email} (${account.firstName}), owner of ${account.organization}.`);
});

async function readAccount(): Promise<Record<keyof Account, string>> {
  const { values } = parseArgs({
    options: {
      email: { type: "string" },
      "first-name": { type: "string" },
      organization: { type: "string" },
    },
  });
  return {
    email: values.email?.trim() ?? (await askFor("E-mail", "--email")),
    firstName: values["first-name"]?.trim() ?? (await askFor("First name", "--first-name")),
    organization: values.organization?.trim() ?? (await askFor("Organization", "--organization")),
  };
}

function askFor(label: string, flag: string): Promise<string> {
  if (!isTerminal()) {
    throw new Error(`${flag} is missing`);
  }
  return ask(`${label}: `);
}

async function readPassword(): Promise<string> {
  if (!isTerminal()) {
    return readPiped();
  }
  const password = await askSecret("Password: ");
  if (password !== (await askSecret("Once more: "))) {
    throw new Error("The two passwords differ");
  }
  return password;
}

async function refuseKnown(db: Database, email: string): Promise<void> {
  const isSame = eq(users.emailKey, toEmailKey(email));
  const [known] = await db.select({ id: users.id }).from(users).where(isSame);
  if (known) {
    throw new Error(`There is an account with ${email} already`);
  }
}

async function createAccount(db: Database, account: Account, passwordHash: string): Promise<void> {
  await db.transaction(async (tx) => {
    const { email, firstName, organization: organizationName } = account;
    await insertAccount(tx, { email, firstName, passwordHash, organizationName });
  });
}

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (!result.success) {
    throw new Error(result.error.issues.map((issue) => issue.message).join("; "));
  }
  return result.data;
}

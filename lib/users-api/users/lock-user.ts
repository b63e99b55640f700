import { eq } from "drizzle-orm";
import type { Transaction } from "../db/database";
import { type UserRow, users } from "../db/schema/users";

/**
 * Makes what opens or changes an account's access wait for each other, in however many processes,
 * and says how the account is by then. First in the transaction, and of one account at most:
 * everything else is locked in its order. Rows that only refer to the account do not wait.
 */
export async function lockUser(tx: Transaction, userId: number): Promise<UserRow | null> {
  const [user] = await tx.select().from(users).where(eq(users.id, userId)).for("no key update");
  return user ?? null;
}

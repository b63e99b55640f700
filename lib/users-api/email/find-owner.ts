import { eq } from "drizzle-orm";
import type { Queryable } from "../db/database";
import { type UserRow, users } from "../db/schema/users";
import { toEmailKey } from "../users/email-key";

/** Whose address it is, pending ones left aside: only a proved address is taken. */
export async function findOwner(db: Queryable, address: string): Promise<UserRow | null> {
  const [owner] = await db
    .select()
    .from(users)
    .where(eq(users.emailKey, toEmailKey(address)));
  return owner ?? null;
}

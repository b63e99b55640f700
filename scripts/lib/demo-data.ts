import { inArray } from "drizzle-orm";
import type { Queryable } from "../../lib/users-api/db/database";
import { type UserRow, users } from "../../lib/users-api/db/schema/users";

/**
 * The marks of seeded accounts: they stay when the person changes address or password, so a second
 * start finds them and production knows them.
 */
export const demoIds = { ada: "demo-account-ada", grace: "demo-account-grace" } as const;

export async function findDemoUser(db: Queryable): Promise<UserRow | null> {
  const [user] = await db
    .select()
    .from(users)
    .where(inArray(users.distinctId, [demoIds.ada]));
  return user ?? null;
}

export async function hasDemoAccount(db: Queryable): Promise<boolean> {
  const found = await db
    .select({ id: users.id })
    .from(users)
    .where(inArray(users.distinctId, Object.values(demoIds)));
  return found.length > 0;
}

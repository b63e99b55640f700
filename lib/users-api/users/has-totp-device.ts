import { eq } from "drizzle-orm";
import type { Queryable } from "../db/database";
import { totpDevices } from "../db/schema/credentials";

/** Whether the account has an authenticator; such an account signs in with two factors. */
export async function hasTotpDevice(db: Queryable, userId: number): Promise<boolean> {
  const [device] = await db
    .select({ id: totpDevices.id })
    .from(totpDevices)
    .where(eq(totpDevices.userId, userId))
    .limit(1);
  return device !== undefined;
}

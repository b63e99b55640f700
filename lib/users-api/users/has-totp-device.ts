import { and, eq, isNotNull } from "drizzle-orm";
import type { ApiContext } from "../context";
import { totpDevices } from "../db/schema/credentials";

/** Whether the account has a confirmed authenticator; such an account signs in with two factors. */
export async function hasTotpDevice(ctx: ApiContext, userId: number): Promise<boolean> {
  const [device] = await ctx.db
    .select({ id: totpDevices.id })
    .from(totpDevices)
    .where(and(eq(totpDevices.userId, userId), isNotNull(totpDevices.confirmedAt)))
    .limit(1);
  return device !== undefined;
}

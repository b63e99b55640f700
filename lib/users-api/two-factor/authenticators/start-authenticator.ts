import { eq, sql } from "drizzle-orm";
import type { ApiContext } from "../../context";
import { totpDevices } from "../../db/schema/credentials";
import type { Verb } from "../../http/verb";
import { startSetup } from "../start-setup";
import { requireFreeName, requireRoom } from "./require-free-name";

/**
 * A pending secret for one more app. The account's first app is the one that the published
 * endpoints know, whatever its name.
 */
export const startAuthenticator: Verb<"authenticatorStart"> = async ({ ctx, caller, target, body }) => {
  const count = await countAuthenticators(ctx, target.id);
  requireRoom(count);
  await requireFreeName(ctx.db, { userId: target.id, name: body.name });
  return { body: await startSetup(ctx, caller, { deviceName: body.name, isDefault: count === 0 }) };
};

async function countAuthenticators({ db }: ApiContext, userId: number): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(totpDevices)
    .where(eq(totpDevices.userId, userId));
  return row?.count ?? 0;
}

import { asc, eq } from "drizzle-orm";
import type { Authenticator } from "@/lib/contract/schemas/security";
import { type TotpDeviceRow, totpDevices } from "../../db/schema/credentials";
import type { Verb } from "../../http/verb";

/** At most ten, hence one page. */
export const listAuthenticators: Verb<"authenticatorsList"> = async ({ ctx, target }) => {
  const rows = await ctx.db
    .select()
    .from(totpDevices)
    .where(eq(totpDevices.userId, target.id))
    .orderBy(asc(totpDevices.createdAt), asc(totpDevices.id));
  return { body: { results: rows.map(toAuthenticator), next: null } };
};

export function toAuthenticator(row: TotpDeviceRow): Authenticator {
  return {
    id: row.id,
    name: row.name,
    created_at: row.createdAt.toISOString(),
    last_used_at: row.lastUsedAt?.toISOString() ?? null,
  };
}

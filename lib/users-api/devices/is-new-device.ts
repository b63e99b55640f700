import { and, eq, sql } from "drizzle-orm";
import { hashToken } from "../crypto/tokens";
import type { Queryable } from "../db/database";
import { activity } from "../db/schema/credentials";
import type { ClientInfo } from "../http/client-info";

/** What stays of a browser when it updates itself: its name without its version. */
export function toDeviceKey({ userAgent }: ClientInfo): string {
  return hashToken((userAgent ?? "").replace(/\d+([._]\d+)*/g, "")).slice(0, 16);
}

/**
 * Whether a sign-in comes from a kind of browser that the account's activity has not seen in its
 * 90 days. The very first sign-in is no news.
 */
export async function isNewDevice(
  db: Queryable,
  { userId, client }: { userId: number; client: ClientInfo },
): Promise<boolean> {
  const isSameKind = sql<boolean>`${activity.detail}->>'device' = ${toDeviceKey(client)}`;
  const [seen] = await db
    .select({ any: sql<boolean>`count(*) > 0`, same: sql<boolean>`coalesce(bool_or(${isSameKind}), false)` })
    .from(activity)
    .where(and(eq(activity.userId, userId), eq(activity.type, "logged_in")));
  return Boolean(seen?.any) && !seen?.same;
}

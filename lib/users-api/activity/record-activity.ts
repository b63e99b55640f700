import type { ActivityType } from "@/lib/contract/activity-types";
import type { ApiContext } from "../context";
import type { Queryable } from "../db/database";
import { activity } from "../db/schema/credentials";
import type { ClientInfo } from "../http/client-info";

export type Entry = {
  userId: number;
  type: ActivityType;
  client: ClientInfo;
  detail?: Record<string, unknown>;
};

/** Stores what happened in the transaction of the change, and logs the same line. */
export async function recordActivity(ctx: ApiContext, db: Queryable, entry: Entry): Promise<void> {
  const { userId, type, client, detail = {} } = entry;
  await db.insert(activity).values({
    userId,
    type,
    at: ctx.clock.now(),
    ip: client.ip,
    userAgent: client.userAgent,
    detail,
  });
  ctx.log.info({ event: type, userId, ip: client.ip, ...detail }, "activity");
}

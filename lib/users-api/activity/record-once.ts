import { and, eq, gt, sql } from "drizzle-orm";
import type { ApiContext } from "../context";
import { activity } from "../db/schema/credentials";
import type { ClientInfo } from "../http/client-info";
import type { Limit } from "../throttle/reserve-attempt";
import { type Entry, recordActivity } from "./record-activity";

const REFUSALS_SECONDS = 600;

type LimitHit = { userId: number; client: ClientInfo; limit: Limit; retryAfterSeconds: number };

/** A limit was reached: every hit is logged, one for each wait is stored. */
export async function recordLimitHit(ctx: ApiContext, hit: LimitHit): Promise<void> {
  const { userId, client, limit, retryAfterSeconds } = hit;
  const detail = { limit: limit.kind, retry_after_seconds: retryAfterSeconds };
  ctx.log.warn({ event: "limit_hit", userId, ip: client.ip, ...detail }, "limit hit");
  const waitSeconds = limit.lockSeconds ?? limit.windowSeconds;
  await recordOnce(ctx, { userId, type: "limit_hit", client, detail }, waitSeconds);
}

export async function recordCsrfRefusal(
  ctx: ApiContext,
  { userId, client }: { userId: number; client: ClientInfo },
): Promise<void> {
  await recordOnce(ctx, { userId, type: "csrf_refused", client }, REFUSALS_SECONDS);
}

/** What others can bring about at will must not fill the owner's list. */
async function recordOnce(ctx: ApiContext, entry: Entry, seconds: number): Promise<void> {
  const since = new Date(ctx.clock.now().getTime() - seconds * 1000);
  const isSame = and(
    eq(activity.userId, entry.userId),
    eq(activity.type, entry.type),
    sql`${activity.detail}->>'limit' is not distinct from ${entry.detail?.limit ?? null}::text`,
    gt(activity.at, since),
  );
  const [known] = await ctx.db.select({ id: activity.id }).from(activity).where(isSame).limit(1);
  if (!known) {
    await recordActivity(ctx, ctx.db, entry);
  }
}

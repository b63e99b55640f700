import { and, desc, eq, gt, lt } from "drizzle-orm";
import { type ActivityType, activityTypes } from "@/lib/contract/activity-types";
import { ACTIVITY_KEPT_SECONDS, PAGE_LIMIT_DEFAULT } from "@/lib/contract/limits";
import { activity } from "../db/schema/credentials";
import type { Verb } from "../http/verb";
import { ServiceError } from "../service-error";

/** Newest first; `next` goes into `before`. The owner's alone, and no older than 90 days. */
export const listActivity: Verb<"activityList"> = async ({ ctx, target, query }) => {
  const before = readCursor(query.before);
  const since = new Date(ctx.clock.now().getTime() - ACTIVITY_KEPT_SECONDS * 1000);
  const rows = await ctx.db
    .select()
    .from(activity)
    .where(
      and(
        eq(activity.userId, target.id),
        gt(activity.at, since),
        before === null ? undefined : lt(activity.id, before),
        query.type === undefined ? undefined : eq(activity.type, requireType(query.type)),
      ),
    )
    .orderBy(desc(activity.id))
    .limit(PAGE_LIMIT_DEFAULT + 1);
  const page = rows.slice(0, PAGE_LIMIT_DEFAULT);
  const results = page.map((row) => ({
    id: String(row.id),
    type: row.type,
    at: row.at.toISOString(),
    ip: row.ip,
    user_agent: row.userAgent,
    detail: withoutInner(row.detail),
  }));
  const next = rows.length > page.length ? (page.at(-1)?.id ?? null) : null;
  return { body: { results, next: next === null ? null : String(next) } };
};

function readCursor(before: string | undefined): number | null {
  if (before === undefined) {
    return null;
  }
  if (!/^\d{1,15}$/.test(before)) {
    throw new ServiceError("invalid_input", { detail: "This is no page of the list.", attr: "before" });
  }
  return Number(before);
}

function requireType(type: string): ActivityType {
  const known = activityTypes.find((candidate) => candidate === type);
  if (!known) {
    throw new ServiceError("invalid_choice", { detail: `"${type}" is not a valid choice.`, attr: "type" });
  }
  return known;
}

/** The mark by which a browser is known again is no news to its owner. */
function withoutInner({ device: _, ...detail }: Record<string, unknown>): Record<string, unknown> {
  return detail;
}

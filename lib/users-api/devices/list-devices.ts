import { and, desc, eq, gt } from "drizzle-orm";
import { rememberedDevices } from "../db/schema/credentials";
import type { Verb } from "../http/verb";

const SHOWN_MAX = 200;

export const listDevices: Verb<"devicesList"> = async ({ ctx, target }) => {
  const rows = await ctx.db
    .select()
    .from(rememberedDevices)
    .where(and(eq(rememberedDevices.userId, target.id), gt(rememberedDevices.expiresAt, ctx.clock.now())))
    .orderBy(desc(rememberedDevices.lastUsedAt))
    .limit(SHOWN_MAX);
  const results = rows.map((row) => ({
    id: row.id,
    created_at: row.createdAt.toISOString(),
    last_used_at: row.lastUsedAt?.toISOString() ?? null,
    user_agent: row.userAgent,
    expires_at: row.expiresAt.toISOString(),
  }));
  return { body: { results, next: null } };
};

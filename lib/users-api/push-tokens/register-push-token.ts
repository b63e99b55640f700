import { and, desc, eq, inArray, ne, sql } from "drizzle-orm";
import { PUSH_TOKENS_MAX } from "@/lib/contract/limits";
import type { PushDevice } from "@/lib/contract/schemas/preferences";
import type { Transaction } from "../db/database";
import { pushTokens } from "../db/schema/preferences";
import type { Verb } from "../http/verb";
import { lockUser } from "../users/lock-user";

type PushTokenRow = typeof pushTokens.$inferSelect;

/**
 * Registers or refreshes; a token that another account had moves to this one as a new device. Of
 * more than twenty the longest unseen go (contract.md 2.7, 11). The token is never echoed.
 */
export const registerPushToken: Verb<"pushTokenRegister"> = async ({ ctx, target, body }) => {
  const { token, platform } = body;
  const now = ctx.clock.now();
  const isOwn = sql`${pushTokens.userId} = ${target.id}`;
  const row = await ctx.db.transaction(async (tx) => {
    await lockUser(tx, target.id);
    const fresh = {
      id: crypto.randomUUID(),
      userId: target.id,
      token,
      platform,
      createdAt: now,
      lastSeenAt: now,
    };
    const [stored = fresh] = await tx
      .insert(pushTokens)
      .values(fresh)
      .onConflictDoUpdate({
        target: pushTokens.token,
        set: {
          id: sql`case when ${isOwn} then ${pushTokens.id} else excluded.id end`,
          createdAt: sql`case when ${isOwn} then ${pushTokens.createdAt} else excluded.created_at end`,
          userId: target.id,
          platform,
          lastSeenAt: now,
        },
      })
      .returning();
    await removeOldest(tx, stored);
    return stored;
  });
  return { body: toPushDevice(row) };
};

/** Never the one just registered, whatever another process's clock said before. */
async function removeOldest(tx: Transaction, { id, userId }: PushTokenRow): Promise<void> {
  const surplus = await tx
    .select({ id: pushTokens.id })
    .from(pushTokens)
    .where(and(eq(pushTokens.userId, userId), ne(pushTokens.id, id)))
    .orderBy(desc(pushTokens.lastSeenAt), desc(pushTokens.createdAt))
    .offset(PUSH_TOKENS_MAX - 1);
  if (surplus.length > 0) {
    const ids = surplus.map((row) => row.id);
    await tx.delete(pushTokens).where(and(eq(pushTokens.userId, userId), inArray(pushTokens.id, ids)));
  }
}

export function toPushDevice(row: PushTokenRow): PushDevice {
  return {
    id: row.id,
    platform: row.platform,
    created_at: row.createdAt.toISOString(),
    last_seen_at: row.lastSeenAt.toISOString(),
  };
}

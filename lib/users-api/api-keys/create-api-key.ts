import { eq, sql } from "drizzle-orm";
import { API_KEYS_MAX } from "@/lib/contract/limits";
import { recordActivity } from "../activity/record-activity";
import type { Transaction } from "../db/database";
import { personalApiKeys } from "../db/schema/credentials";
import type { Verb } from "../http/verb";
import { ServiceError } from "../service-error";
import { lockUser } from "../users/lock-user";
import { createKeyValue, parseExpiry, toApiKey } from "./api-key";

/** The value is in this answer and nowhere else. */
export const createApiKey: Verb<"apiKeyCreate"> = async ({ ctx, target, body, request }) => {
  const { value, stored } = createKeyValue(ctx);
  const { label } = body;
  const scopes = [...new Set(body.scopes)];
  const expiresAt = parseExpiry(ctx, body.expires_at);
  const row = await ctx.db.transaction(async (tx) => {
    await lockUser(tx, target.id);
    await requireRoom(tx, target.id);
    const createdAt = ctx.clock.now();
    const [made] = await tx
      .insert(personalApiKeys)
      .values({ userId: target.id, label, scopes, expiresAt, createdAt, ...stored })
      .returning();
    const detail = { name: label, scopes };
    await recordActivity(ctx, tx, {
      userId: target.id,
      type: "api_key_created",
      client: request.client,
      detail,
    });
    return made;
  });
  if (!row) {
    throw new Error("The key was not stored");
  }
  return { body: { ...toApiKey(row), value } };
};

async function requireRoom(tx: Transaction, userId: number): Promise<void> {
  const [held] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(personalApiKeys)
    .where(eq(personalApiKeys.userId, userId));
  if (held && held.count >= API_KEYS_MAX) {
    throw new ServiceError("invalid_input", {
      detail: `You can have ${API_KEYS_MAX} personal API keys. Delete one first.`,
    });
  }
}

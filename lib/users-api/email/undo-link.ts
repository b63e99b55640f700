import { EMAIL_UNDO_SECONDS } from "@/lib/contract/limits";
import type { ApiContext } from "../context";
import { hashToken, randomAlphanumeric } from "../crypto/tokens";
import type { Transaction } from "../db/database";
import { emailUndos } from "../db/schema/mail";
import { getProfile } from "../profiles/profiles";

const TOKEN_LENGTH = 48;

type Change = { userId: number; oldAddress: string; newAddress: string };

/** The token of a link that takes a change back, for a week, stored as a hash alone; PostHog has none. */
export async function createUndo(ctx: ApiContext, tx: Transaction, change: Change): Promise<string | null> {
  if (!getProfile(ctx).isOurs) {
    return null;
  }
  const now = ctx.clock.now();
  const token = randomAlphanumeric(ctx.random, TOKEN_LENGTH);
  await tx.insert(emailUndos).values({
    ...change,
    tokenHash: hashToken(token),
    createdAt: now,
    expiresAt: new Date(now.getTime() + EMAIL_UNDO_SECONDS * 1000),
  });
  return token;
}

import { eq } from "drizzle-orm";
import { PASSWORD_RESET_TTL_SECONDS } from "@/lib/contract/limits";
import type { ApiContext } from "../context";
import { hashToken, randomAlphanumeric } from "../crypto/tokens";
import type { Transaction } from "../db/database";
import { passwordResets } from "../db/schema/mail";
import type { UserRow } from "../db/schema/users";
import { queueMail } from "../mail/queue-mail";
import { buildPasswordResetMail, type ResetCause } from "./mails";

const TOKEN_LENGTH = 48;

/** Mails a link that sets a new password, good for an hour; the one before it is void. */
export async function startPasswordReset(
  ctx: ApiContext,
  tx: Transaction,
  user: UserRow,
  cause: ResetCause,
): Promise<void> {
  const now = ctx.clock.now();
  const token = randomAlphanumeric(ctx.random, TOKEN_LENGTH);
  await tx.delete(passwordResets).where(eq(passwordResets.userId, user.id));
  await tx.insert(passwordResets).values({
    userId: user.id,
    tokenHash: hashToken(token),
    createdAt: now,
    expiresAt: new Date(now.getTime() + PASSWORD_RESET_TTL_SECONDS * 1000),
  });
  await queueMail(ctx, tx, buildPasswordResetMail(ctx, { user, token, cause }));
}

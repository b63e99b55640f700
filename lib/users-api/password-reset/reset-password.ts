import { and, eq, gt, isNull } from "drizzle-orm";
import { recordActivity } from "../activity/record-activity";
import { findPasswordFault } from "../crypto/password-strength";
import { hashPassword } from "../crypto/passwords";
import { hashToken } from "../crypto/tokens";
import { rememberedDevices } from "../db/schema/credentials";
import { emailVerifications, passwordResets } from "../db/schema/mail";
import { users } from "../db/schema/users";
import { findActiveUser } from "../email/request-verification";
import type { OpenVerb } from "../http/verb";
import { queueMail } from "../mail/queue-mail";
import { ServiceError } from "../service-error";
import { endOtherAccess } from "../sessions/end-other-access";
import { listKnownWords } from "../users/change-password";
import { lockUser } from "../users/lock-user";
import { buildPasswordChangedMail } from "../users/mails";

/**
 * Sets a new password by a mailed link, once; every session, remembered device and waiting sign-in
 * ends. A second factor stays as it is: the inbox alone opens no account that has one.
 */
export const resetPassword: OpenVerb<"passwordReset"> = async ({ ctx, params, body, request }) => {
  const user = await findActiveUser(ctx, params.uuid);
  const isOpen =
    user &&
    and(
      eq(passwordResets.userId, user.id),
      eq(passwordResets.tokenHash, hashToken(body.token)),
      isNull(passwordResets.consumedAt),
      gt(passwordResets.expiresAt, ctx.clock.now()),
    );
  // Looked at before the costly hash, and used up after it.
  const [open] = isOpen
    ? await ctx.db.select({ id: passwordResets.id }).from(passwordResets).where(isOpen)
    : [];
  if (!user || !isOpen || !open) {
    throw new ServiceError("invalid_token", { attr: "token" });
  }
  const fault = findPasswordFault(body.password, listKnownWords(user));
  if (fault) {
    throw new ServiceError("invalid_input", { detail: fault, attr: "password" });
  }
  const passwordHash = await hashPassword(body.password);
  const { client } = request;
  await ctx.db.transaction(async (tx) => {
    const current = await lockUser(tx, user.id);
    const used = await tx
      .update(passwordResets)
      .set({ consumedAt: ctx.clock.now() })
      .where(isOpen)
      .returning({ id: passwordResets.id });
    if (used.length === 0 || !current?.isActive) {
      throw new ServiceError("invalid_token", { attr: "token" });
    }
    // The link came by mail, which proves the address as well. Whoever needs it may have lost the
    // account to somebody who staged another address: that one is dropped.
    const changes = { passwordHash, isEmailVerified: true, pendingEmail: null };
    await tx.update(users).set(changes).where(eq(users.id, user.id));
    await tx.delete(emailVerifications).where(eq(emailVerifications.userId, user.id));
    await tx.delete(rememberedDevices).where(eq(rememberedDevices.userId, user.id));
    await endOtherAccess(ctx, tx, { userId: user.id, keepSessionId: null, after: "password" });
    await recordActivity(ctx, tx, { userId: user.id, type: "password_reset", client });
    const isFirst = user.passwordHash === null;
    await queueMail(ctx, tx, buildPasswordChangedMail(ctx, { user, client, isFirst }));
  });
  return { body: { success: true } };
};

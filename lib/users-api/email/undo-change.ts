import { and, eq, gt, gte, isNull, ne, or } from "drizzle-orm";
import { recordActivity } from "../activity/record-activity";
import type { ApiContext } from "../context";
import { hashToken } from "../crypto/tokens";
import type { Transaction } from "../db/database";
import { rememberedDevices } from "../db/schema/credentials";
import { emailUndos, emailVerifications } from "../db/schema/mail";
import { type UserRow, users } from "../db/schema/users";
import type { ClientInfo } from "../http/client-info";
import type { OpenVerb } from "../http/verb";
import type { Mail } from "../mail/mail";
import { queueMail } from "../mail/queue-mail";
import { startPasswordReset } from "../password-reset/start-password-reset";
import { ServiceError } from "../service-error";
import { endOtherAccess } from "../sessions/end-other-access";
import { lockUser } from "../users/lock-user";
import { isSameAddress } from "./email-address";
import { refuseTaken, storeAddress } from "./store-address";
import { buildRestoredMails, buildStoppedMail } from "./undone-mails";

/**
 * "This was not me" from the old inbox: cancels a pending change or restores the old address, ends
 * every session, and sends that address a way to a new password. Once; by POST alone, since mail
 * scanners follow links.
 */
export const undoEmailChange: OpenVerb<"emailUndoChange"> = async ({ ctx, body, request }) => {
  await refuseTaken(() =>
    ctx.db.transaction(async (tx) => {
      const { undo, user } = await consumeUndo(ctx, tx, body.token);
      const restored = await takeBack(ctx, tx, user, undo);
      await forgetOtherUndos(tx, undo);
      await tx.delete(rememberedDevices).where(eq(rememberedDevices.userId, user.id));
      await recordActivity(ctx, tx, {
        userId: user.id,
        type: "email_change_undone",
        client: request.client,
      });
      for (const mail of listNotices(ctx, { before: user, user: restored, client: request.client })) {
        await queueMail(ctx, tx, mail);
      }
      await startPasswordReset(ctx, tx, restored, "undo");
    }),
  );
  return { body: { success: true } };
};

type Undo = typeof emailUndos.$inferSelect;

async function consumeUndo(ctx: ApiContext, tx: Transaction, token: string) {
  const now = ctx.clock.now();
  const isOpen = and(
    eq(emailUndos.tokenHash, hashToken(token)),
    isNull(emailUndos.consumedAt),
    gt(emailUndos.expiresAt, now),
  );
  const [found] = await tx.select({ userId: emailUndos.userId }).from(emailUndos).where(isOpen);
  const user = found ? await lockUser(tx, found.userId) : null;
  const [undo] = user?.isActive
    ? await tx.update(emailUndos).set({ consumedAt: now }).where(isOpen).returning()
    : [];
  if (!user || !undo) {
    throw new ServiceError("invalid_token", { attr: "token" });
  }
  return { undo, user };
}

/**
 * Whatever became of the change since: were the link tied to the one address it tells of, whoever
 * stole the account would only have to change it twice.
 */
async function takeBack(ctx: ApiContext, tx: Transaction, user: UserRow, undo: Undo): Promise<UserRow> {
  if (!isSameAddress(user.email, undo.oldAddress)) {
    const address = undo.oldAddress;
    return storeAddress(ctx, tx, { user, address, isEmailVerified: true, keepSessionId: null });
  }
  if (user.pendingEmail === null) {
    throw new ServiceError("invalid_token", { attr: "token" });
  }
  await tx.update(users).set({ pendingEmail: null }).where(eq(users.id, user.id));
  await tx.delete(emailVerifications).where(eq(emailVerifications.userId, user.id));
  await endOtherAccess(ctx, tx, { userId: user.id, keepSessionId: null, after: "email" });
  return { ...user, pendingEmail: null };
}

type Told = { before: UserRow; user: UserRow; client: ClientInfo };

function listNotices(ctx: ApiContext, { before, user, client }: Told): Mail[] {
  if (!isSameAddress(before.email, user.email)) {
    return buildRestoredMails(ctx, { user, client, dropped: before.email });
  }
  const { pendingEmail: dropped } = before;
  return dropped === null ? [] : [buildStoppedMail(ctx, { user, client, dropped })];
}

/** The other link of the same change, and those of later changes, which a thief's inbox holds. */
async function forgetOtherUndos(tx: Transaction, undo: Undo): Promise<void> {
  const isVoid = or(gte(emailUndos.createdAt, undo.createdAt), eq(emailUndos.oldAddress, undo.oldAddress));
  await tx
    .delete(emailUndos)
    .where(and(eq(emailUndos.userId, undo.userId), ne(emailUndos.id, undo.id), isVoid));
}

import { eq } from "drizzle-orm";
import { recordActivity } from "../activity/record-activity";
import { recordLimitHit } from "../activity/record-once";
import type { ApiContext } from "../context";
import { isPasswordRight } from "../crypto/passwords";
import { hashToken } from "../crypto/tokens";
import { type UserRow, users } from "../db/schema/users";
import { toMailsKey } from "../email/request-verification";
import { startVerification } from "../email/start-verification";
import type { ClientInfo } from "../http/client-info";
import { ServiceError } from "../service-error";
import { clearAttempts, type Limit, reserveAttempt } from "../throttle/reserve-attempt";
import { emailVerificationMails, loginFailures, loginsByAddress, proofs } from "../throttle/throttles";
import { toEmailKey } from "../users/email-key";
import { lockUser } from "../users/lock-user";

type Claim = {
  email: string;
  password: string;
  client: ClientInfo;
  /** Whose live session the browser holds, if any. */
  heldUserId: number | null;
};

/**
 * The active user of an address and password. Each try is counted before the password is looked
 * at; a live session's own password has the narrower budget (security.md R6).
 */
export async function provePassword(ctx: ApiContext, claim: Claim): Promise<UserRow> {
  const key = toEmailKey(claim.email);
  const [user] = await ctx.db.select().from(users).where(eq(users.emailKey, key));
  const isStepUp = user !== undefined && user.id === claim.heldUserId;
  const account = isStepUp
    ? { limit: proofs, key: String(user.id) }
    : { limit: loginFailures, key: hashToken(key) };
  await countTry(ctx, { user, client: claim.client, account });
  const isRight = await isPasswordRight(user?.passwordHash ?? null, claim.password);
  if (!user?.isActive || !isRight) {
    // Who it was meant for, without an address in the log.
    const name = hashToken(key).slice(0, 16);
    ctx.log.info(
      { event: "login_failed", userId: user?.id, account: name, ip: claim.client.ip },
      "login failed",
    );
    if (user) {
      const type = isStepUp ? "reauthentication_failed" : "login_failed";
      await recordActivity(ctx, ctx.db, { userId: user.id, type, client: claim.client });
    }
    throw new ServiceError("invalid_credentials");
  }
  await clearAttempts(ctx.db, account.limit.kind, account.key);
  if (user.isEmailVerified === false) {
    await resendVerification(ctx, user);
    throw new ServiceError("not_verified");
  }
  return user;
}

/** contract.md 8: the mail goes out again; no more often than whoever asks for it by itself. */
async function resendVerification(ctx: ApiContext, user: UserRow): Promise<void> {
  const reservation = ctx.settings.isMailOn
    ? await reserveAttempt(ctx, emailVerificationMails, toMailsKey(user.uuid))
    : null;
  if (reservation?.isAllowed) {
    await ctx.db.transaction(async (tx) => {
      const current = await lockUser(tx, user.id);
      if (current?.isEmailVerified === false) {
        await startVerification(ctx, tx, { user: current, address: current.email, hasNoPage: true });
      }
    });
  }
}

type Budget = { limit: Limit; key: string };
type Try = { user: UserRow | undefined; client: ClientInfo; account: Budget };

/** By account, and by address where a trusted proxy names one (design.md 5.12). */
async function countTry(ctx: ApiContext, { user, client, account }: Try): Promise<void> {
  const byAddress = client.trustedIp ? [{ limit: loginsByAddress, key: client.trustedIp }] : [];
  for (const { limit, key } of [...byAddress, account]) {
    const reservation = await reserveAttempt(ctx, limit, key);
    if (!reservation.isAllowed) {
      const { retryAfterSeconds } = reservation;
      if (user) {
        await recordLimitHit(ctx, { userId: user.id, client, limit, retryAfterSeconds });
      } else {
        ctx.log.warn(
          { event: "limit_hit", limit: limit.kind, ip: client.ip, retryAfterSeconds },
          "limit hit",
        );
      }
      throw new ServiceError("too_many_failed_attempts", { retryAfterSeconds });
    }
  }
}

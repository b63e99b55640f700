import { eq } from "drizzle-orm";
import { recordActivity } from "../activity/record-activity";
import type { Caller } from "../auth/caller";
import { requireCsrf, requireOrigin } from "../auth/csrf";
import type { ApiContext } from "../context";
import { isPasswordRight } from "../crypto/passwords";
import { hashToken } from "../crypto/tokens";
import { sessions } from "../db/schema/credentials";
import { type UserRow, users } from "../db/schema/users";
import type { ApiRequest } from "../http/api-request";
import type { ClientInfo } from "../http/client-info";
import type { OpenVerb } from "../http/verb";
import { ServiceError } from "../service-error";
import { clearAttempts, reserveAttempt } from "../throttle/reserve-attempt";
import { loginFailures, loginsByAddress } from "../throttle/throttles";
import { toEmailKey } from "../users/email-key";
import { hasTotpDevice } from "../users/has-totp-device";
import { buildCsrfCookie } from "./get-csrf";
import { buildSessionCookie, renewSession, startSession } from "./start-session";

/**
 * Signs in, or, with a live session of the same user, renews its proof and its id. Each try is
 * counted before the password is looked at (contract.md 8 and 11).
 */
export const createLogin: OpenVerb<"loginCreate"> = async ({ ctx, body, caller, request }) => {
  requireOrigin(ctx, request.headers);
  if (caller?.kind === "session") {
    requireCsrf(ctx, request.headers);
  }
  const user = await proveUser(ctx, body, request);
  const token = await signIn(ctx, user, caller, request);
  return {
    body: { success: true },
    cookies: [buildSessionCookie(ctx, token), buildCsrfCookie(ctx)],
  };
};

type Input = { email: string; password: string };

async function proveUser(ctx: ApiContext, input: Input, { client }: ApiRequest): Promise<UserRow> {
  const key = toEmailKey(input.email);
  await countTry(ctx, key, client);
  const [user] = await ctx.db.select().from(users).where(eq(users.emailKey, key));
  const isRight = await isPasswordRight(user?.passwordHash ?? null, input.password);
  if (!user?.isActive || !isRight) {
    // Who it was meant for, without an address in the log.
    const account = hashToken(key).slice(0, 16);
    ctx.log.info({ event: "login_failed", userId: user?.id, account, ip: client.ip }, "login failed");
    throw new ServiceError("invalid_credentials");
  }
  await clearAttempts(ctx, loginFailures.kind, hashToken(key));
  if (user.isEmailVerified === false) {
    throw new ServiceError("not_verified");
  }
  if (await hasTotpDevice(ctx, user.id)) {
    throw new ServiceError("2fa_required");
  }
  return user;
}

/** By account, and by address where a trusted proxy names one (design.md 5.12). */
async function countTry(ctx: ApiContext, emailKey: string, client: ClientInfo): Promise<void> {
  const byAccount = { limit: loginFailures, key: hashToken(emailKey) };
  const byAddress = client.trustedIp ? [{ limit: loginsByAddress, key: client.trustedIp }] : [];
  for (const { limit, key } of [...byAddress, byAccount]) {
    const reservation = await reserveAttempt(ctx, limit, key);
    if (!reservation.isAllowed) {
      const { retryAfterSeconds } = reservation;
      ctx.log.warn({ event: "limit_hit", limit: limit.kind, ip: client.ip, retryAfterSeconds }, "limit hit");
      throw new ServiceError("too_many_failed_attempts", { retryAfterSeconds });
    }
  }
}

async function signIn(
  ctx: ApiContext,
  user: UserRow,
  caller: Caller | null,
  request: ApiRequest,
): Promise<string> {
  const held = caller?.kind === "session" ? caller : null;
  const live = held?.user.id === user.id ? held.session : null;
  return ctx.db.transaction(async (tx) => {
    const renewed = live ? await renewSession(ctx, tx, live) : null;
    const type = renewed ? "reauthenticated" : "logged_in";
    await recordActivity(ctx, tx, { userId: user.id, type, client: request.client });
    if (renewed) {
      return renewed;
    }
    if (held && !live) {
      // The browser gives this session up for another person's; nobody could end it any more.
      await tx.delete(sessions).where(eq(sessions.id, held.session.id));
      const ended = { userId: held.user.id, type: "session_ended", client: request.client } as const;
      await recordActivity(ctx, tx, ended);
    }
    await tx.update(users).set({ lastLoginAt: ctx.clock.now() }).where(eq(users.id, user.id));
    return startSession(ctx, tx, { userId: user.id, client: request.client, isTwoFactorVerified: false });
  });
}

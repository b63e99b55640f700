import { eq } from "drizzle-orm";
import { recordActivity } from "../activity/record-activity";
import type { Caller } from "../auth/caller";
import { requireCsrf } from "../auth/csrf";
import type { ApiContext } from "../context";
import { isPasswordRight } from "../crypto/passwords";
import { type UserRow, users } from "../db/schema/users";
import type { ApiRequest } from "../http/api-request";
import type { OpenVerb } from "../http/verb";
import { ServiceError } from "../service-error";
import { clearAttempts, reserveAttempt } from "../throttle/reserve-attempt";
import { loginFailures } from "../throttle/throttles";
import { toEmailKey } from "../users/email-key";
import { buildCsrfCookie } from "./get-csrf";
import { buildSessionCookie, renewSession, startSession } from "./start-session";

/**
 * Signs in, or, with a live session of the same user, renews its proof and its id. Each try is
 * counted before the password is looked at (contract.md 8 and 11).
 */
export const createLogin: OpenVerb<"loginCreate"> = async ({ ctx, body, caller, request }) => {
  if (caller?.kind === "session") {
    requireCsrf(ctx, request.headers);
  }
  const user = await proveUser(ctx, body);
  const token = await signIn(ctx, user, caller, request);
  return {
    body: { success: true },
    cookies: [buildSessionCookie(ctx, token), buildCsrfCookie(ctx)],
  };
};

async function proveUser(ctx: ApiContext, input: { email: string; password: string }): Promise<UserRow> {
  const key = toEmailKey(input.email);
  const reservation = await reserveAttempt(ctx, loginFailures, key);
  if (!reservation.isAllowed) {
    ctx.log.warn({ event: "limit_hit", limit: "login" }, "limit hit");
    throw new ServiceError("too_many_failed_attempts", { retryAfterSeconds: reservation.retryAfterSeconds });
  }
  const [user] = await ctx.db.select().from(users).where(eq(users.emailKey, key));
  const isRight = await isPasswordRight(user?.passwordHash ?? null, input.password);
  if (!user?.isActive || !isRight) {
    ctx.log.info({ event: "login_failed" }, "login failed");
    throw new ServiceError("invalid_credentials");
  }
  await clearAttempts(ctx, loginFailures.kind, key);
  if (user.isEmailVerified === false) {
    throw new ServiceError("not_verified");
  }
  return user;
}

async function signIn(
  ctx: ApiContext,
  user: UserRow,
  caller: Caller | null,
  request: ApiRequest,
): Promise<string> {
  const live = caller?.kind === "session" && caller.user.id === user.id ? caller.session : null;
  return ctx.db.transaction(async (tx) => {
    const renewed = live ? await renewSession(ctx, tx, live) : null;
    const type = renewed ? "reauthenticated" : "logged_in";
    await recordActivity(ctx, tx, { userId: user.id, type, client: request.client });
    if (renewed) {
      return renewed;
    }
    await tx.update(users).set({ lastLoginAt: ctx.clock.now() }).where(eq(users.id, user.id));
    return startSession(ctx, tx, { userId: user.id, client: request.client, isTwoFactorVerified: false });
  });
}

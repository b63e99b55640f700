import { and, eq, gt, inArray, lt, sql } from "drizzle-orm";
import { EMAIL_CODE_TRIES_MAX } from "@/lib/contract/limits";
import { recordActivity } from "../activity/record-activity";
import type { ApiContext } from "../context";
import type { Transaction } from "../db/database";
import { pendingLogins } from "../db/schema/credentials";
import { rememberDevice } from "../devices/remembered-device";
import type { ClientInfo } from "../http/client-info";
import type { OpenVerb } from "../http/verb";
import { ServiceError } from "../service-error";
import { clearAttempts } from "../throttle/reserve-attempt";
import { loginCodes, throttleAccount } from "../throttle/throttles";
import { readTotpCode } from "../two-factor/read-code";
import { lockUser } from "../users/lock-user";
import { requireOwnPage } from "./create-login";
import { buildCsrfCookie } from "./get-csrf";
import { hashLoginCode } from "./mail-login-code";
import { openSession } from "./open-session";
import { findPendingLogin, type PendingLogin } from "./pending-login";
import { buildSessionCookie } from "./start-session";

/** Finishes a sign-in with the code that was mailed for it (contract.md 8); this browser is remembered. */
export const verifyLoginCode: OpenVerb<"loginCode"> = async ({ ctx, body, caller, request }) => {
  const { client, headers } = request;
  requireOwnPage(ctx, caller, headers);
  const pending = await findPendingLogin(ctx, { caller, headers, waitsFor: "mailed_code" });
  if (!pending) {
    throw new ServiceError("no_pending_verification");
  }
  const { user } = pending;
  await throttleAccount(ctx, loginCodes, { userId: user.id, client });
  await countTry(ctx, pending);
  const attempt = { pending, code: readTotpCode(body.code), client };
  const cookies = await ctx.db.transaction((tx) => finish(ctx, tx, attempt));
  if (cookies === null) {
    await recordActivity(ctx, ctx.db, { userId: user.id, type: "login_failed", client });
    throw new ServiceError("invalid_code");
  }
  return { body: { success: true }, cookies };
};

/** Before the code is looked at. The sign-in ends with its fifth wrong one, at the next try of any. */
async function countTry(ctx: ApiContext, { id }: PendingLogin): Promise<void> {
  const isThis = eq(pendingLogins.id, id);
  const counted = await ctx.db
    .update(pendingLogins)
    .set({ codeTries: sql`${pendingLogins.codeTries} + 1` })
    .where(and(isThis, lt(pendingLogins.codeTries, EMAIL_CODE_TRIES_MAX)))
    .returning({ id: pendingLogins.id });
  if (counted.length === 0) {
    await ctx.db.delete(pendingLogins).where(isThis);
    throw new ServiceError("too_many_attempts");
  }
}

type Attempt = { pending: PendingLogin; code: string; client: ClientInfo };

/** The cookies of a session, once; null for a wrong code, which leaves the sign-in waiting. */
async function finish(ctx: ApiContext, tx: Transaction, attempt: Attempt): Promise<string[] | null> {
  const { pending, code, client } = attempt;
  const { user, held } = pending;
  const current = await lockUser(tx, user.id);
  const isRight = and(
    inArray(pendingLogins.codeHash, hashLoginCode(ctx, user.id, code)),
    gt(pendingLogins.expiresAt, ctx.clock.now()),
  );
  const [used] = current?.isActive
    ? await tx
        .delete(pendingLogins)
        .where(and(eq(pendingLogins.id, pending.id), isRight))
        .returning()
    : [];
  if (!used) {
    return null;
  }
  await clearAttempts(tx, loginCodes.kind, String(user.id));
  const token = await openSession(ctx, tx, { user, held, factor: "none", client });
  const remember = await rememberDevice(ctx, tx, { userId: user.id, deviceId: null, client });
  await recordActivity(ctx, tx, { userId: user.id, type: "device_remembered", client });
  return [buildSessionCookie(ctx, token), buildCsrfCookie(ctx), remember];
}

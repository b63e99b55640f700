import type { Caller } from "../auth/caller";
import { requireCsrf, requireOrigin } from "../auth/csrf";
import type { ApiContext } from "../context";
import type { Transaction } from "../db/database";
import type { UserRow } from "../db/schema/users";
import { takeRememberedDevice } from "../devices/remembered-device";
import type { OpenVerb } from "../http/verb";
import { getProfile } from "../profiles/profiles";
import { ServiceError } from "../service-error";
import { hasTotpDevice } from "../users/has-totp-device";
import { lockUser } from "../users/lock-user";
import { buildCsrfCookie } from "./get-csrf";
import { mailLoginCode } from "./mail-login-code";
import { openSession } from "./open-session";
import { startPendingLogin } from "./pending-login";
import { provePassword } from "./prove-password";
import { buildSessionCookie, type Factor } from "./start-session";

/**
 * Signs in, or, with a live session of the same user, renews its proof and its id (contract.md 8
 * and 11). Where the account has a factor, 401 `2fa_required` leads to `/api/login/token/`; where today's
 * PostHog mails a code instead, another 401 leads to `/api/login/code-based-verification/`.
 */
export const createLogin: OpenVerb<"loginCreate"> = async ({ ctx, body, caller, request }) => {
  requireOwnPage(ctx, caller, request.headers);
  const { client, headers } = request;
  const held = caller?.kind === "session" ? caller.session : null;
  const user = await provePassword(ctx, { ...body, client, heldUserId: held?.userId ?? null });
  const isStepUp = held?.userId === user.id;
  const { token, missing } = await ctx.db.transaction(async (tx) => {
    await requireUnchanged(tx, user);
    const step = await findStep(ctx, tx, { user, headers, isStepUp });
    if (step.missing === null) {
      return { ...step, token: await openSession(ctx, tx, { user, held, factor: step.factor, client }) };
    }
    const isMailed = step.missing === "code_based_verification_required";
    const codeHash = isMailed ? await mailLoginCode(ctx, tx, user) : null;
    return { ...step, token: await startPendingLogin(ctx, tx, { user, held, codeHash }) };
  });
  const cookies = [buildSessionCookie(ctx, token), buildCsrfCookie(ctx)];
  if (missing !== null) {
    // PostHog tells there where the code went.
    const detail = missing === "code_based_verification_required" ? { detail: user.email } : {};
    // A step-up keeps the live session's own cookie, by which it is found.
    throw new ServiceError(missing, { ...detail, cookies: isStepUp ? [] : cookies });
  }
  return { body: { success: true }, cookies };
};

/** The password was looked at before the transaction: it may be another by now, or the account shut. */
async function requireUnchanged(tx: Transaction, user: UserRow): Promise<void> {
  const current = await lockUser(tx, user.id);
  if (!current?.isActive || current.passwordHash !== user.passwordHash) {
    throw new ServiceError("invalid_credentials");
  }
}

/** Nobody shall be signed in as somebody else by a foreign page. */
export function requireOwnPage(ctx: ApiContext, caller: Caller | null, headers: Headers): void {
  requireOrigin(ctx, headers);
  if (caller?.kind === "session") {
    requireCsrf(ctx, headers);
  }
}

type Asked = { user: UserRow; headers: Headers; isStepUp: boolean };

type Step =
  | { missing: null; factor: Factor }
  | { missing: "2fa_required" | "code_based_verification_required" };

/** A remembered device spares a sign-in its code, never a step-up (R2). */
async function findStep(ctx: ApiContext, tx: Transaction, asked: Asked): Promise<Step> {
  const { user, headers, isStepUp } = asked;
  const userId = user.id;
  if (await hasTotpDevice(tx, userId)) {
    const isRemembered =
      !isStepUp && (await takeRememberedDevice(ctx, tx, { userId, headers, by: "authenticator" }));
    return isRemembered ? { missing: null, factor: "remembered" } : { missing: "2fa_required" };
  }
  // A code that cannot be sent would lock everybody out; a live session has had its own.
  const isCodeUsual = getProfile(ctx).hasLoginCodes && ctx.settings.isMailOn && !isStepUp;
  const isKnown =
    !isCodeUsual || (await takeRememberedDevice(ctx, tx, { userId, headers, by: "mailed_code" }));
  return isKnown ? { missing: null, factor: "none" } : { missing: "code_based_verification_required" };
}

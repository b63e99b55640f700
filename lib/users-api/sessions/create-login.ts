import type { Caller } from "../auth/caller";
import { requireCsrf, requireOrigin } from "../auth/csrf";
import type { ApiContext } from "../context";
import type { Transaction } from "../db/database";
import type { UserRow } from "../db/schema/users";
import { takeRememberedDevice } from "../devices/remembered-device";
import type { OpenVerb } from "../http/verb";
import { ServiceError } from "../service-error";
import { hasTotpDevice } from "../users/has-totp-device";
import { lockUser } from "../users/lock-user";
import { buildCsrfCookie } from "./get-csrf";
import { openSession } from "./open-session";
import { startPendingLogin } from "./pending-login";
import { provePassword } from "./prove-password";
import { buildSessionCookie, type Factor } from "./start-session";

/**
 * Signs in, or, with a live session of the same user, renews its proof and its id (contract.md 8
 * and 11). Where the account has a factor, 401 `2fa_required` leads to `/api/login/token/`.
 */
export const createLogin: OpenVerb<"loginCreate"> = async ({ ctx, body, caller, request }) => {
  requireOwnPage(ctx, caller, request.headers);
  const { client, headers } = request;
  const held = caller?.kind === "session" ? caller.session : null;
  const user = await provePassword(ctx, { ...body, client, heldUserId: held?.userId ?? null });
  const isStepUp = held?.userId === user.id;
  const { token, isPending } = await ctx.db.transaction(async (tx) => {
    await requireUnchanged(tx, user);
    const factor = await findFactor(ctx, tx, { user, headers, isStepUp });
    return factor === null
      ? { token: await startPendingLogin(ctx, tx, { user, held }), isPending: true }
      : { token: await openSession(ctx, tx, { user, held, factor, client }), isPending: false };
  });
  const cookies = [buildSessionCookie(ctx, token), buildCsrfCookie(ctx)];
  if (isPending) {
    // A step-up keeps the live session's own cookie, by which it is found.
    throw new ServiceError("2fa_required", { cookies: isStepUp ? [] : cookies });
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

/** null where a factor must be shown. A remembered device spares a sign-in, never a step-up (R2). */
async function findFactor(ctx: ApiContext, tx: Transaction, asked: Asked): Promise<Factor | null> {
  const { user, headers, isStepUp } = asked;
  if (!(await hasTotpDevice(tx, user.id))) {
    return "none";
  }
  const isRemembered = !isStepUp && (await takeRememberedDevice(ctx, tx, { userId: user.id, headers }));
  return isRemembered ? "remembered" : null;
}

import { eq } from "drizzle-orm";
import { recordActivity } from "../activity/record-activity";
import type { ApiContext } from "../context";
import type { Transaction } from "../db/database";
import { pendingLogins } from "../db/schema/credentials";
import { rememberDevice } from "../devices/remembered-device";
import type { ClientInfo } from "../http/client-info";
import type { OpenVerb } from "../http/verb";
import { queueMail } from "../mail/queue-mail";
import { ServiceError } from "../service-error";
import { clearAttempts } from "../throttle/reserve-attempt";
import { secondFactor } from "../throttle/throttles";
import { findBackupCodes } from "../two-factor/backup-codes";
import { consumeSecondFactor, reserveGuess, type UsedFactor } from "../two-factor/check-second-factor";
import { buildBackupCodeUsedMail } from "../two-factor/mails";
import { lockUser } from "../users/lock-user";
import { requireOwnPage } from "./create-login";
import { buildCsrfCookie } from "./get-csrf";
import { openSession } from "./open-session";
import { findPendingLogin, type PendingLogin } from "./pending-login";
import { buildSessionCookie } from "./start-session";

/** Finishes a sign-in, or a step-up, with an authenticator code or a backup code (contract.md 8). */
export const verifyLoginToken: OpenVerb<"loginToken"> = async ({ ctx, body, caller, request }) => {
  requireOwnPage(ctx, caller, request.headers);
  const pending = await findPendingLogin(ctx, { caller, headers: request.headers, waitsFor: "factor" });
  if (!pending) {
    throw new ServiceError("2fa_expired");
  }
  const { client } = request;
  await reserveGuess(ctx, { userId: pending.user.id, client });
  const attempt = { pending, code: body.token, remember: body.remember, client };
  const opened = await ctx.db.transaction((tx) => finish(ctx, tx, attempt));
  if (opened === null) {
    const type = isStepUp(pending) ? "reauthentication_failed" : "login_failed";
    const detail = { factor: "shown" };
    await recordActivity(ctx, ctx.db, { userId: pending.user.id, type, client, detail });
    throw new ServiceError("2fa_invalid");
  }
  const cookies = [buildSessionCookie(ctx, opened.token), buildCsrfCookie(ctx), ...opened.cookies];
  return { body: { success: true }, cookies };
};

type Attempt = { pending: PendingLogin; code: string; remember: boolean; client: ClientInfo };
type Opened = { token: string; cookies: string[] };

/** null for a wrong code, which leaves the login waiting. */
async function finish(ctx: ApiContext, tx: Transaction, attempt: Attempt): Promise<Opened | null> {
  const { pending, code, remember, client } = attempt;
  const { user, held } = pending;
  const current = await lockUser(tx, user.id);
  if (!current?.isActive) {
    throw new ServiceError("2fa_expired");
  }
  const used = await consumeSecondFactor(ctx, tx, { userId: user.id, code });
  if (!used) {
    return null;
  }
  const ended = await tx.delete(pendingLogins).where(eq(pendingLogins.id, pending.id)).returning();
  if (ended.length === 0) {
    // Somebody was faster; the code is unused again with this transaction.
    throw new ServiceError("2fa_expired");
  }
  await clearAttempts(tx, secondFactor.kind, String(user.id));
  const token = await openSession(ctx, tx, { user, held, factor: "shown", client });
  if (used.method === "backup_code") {
    await tellOfBackupCode(ctx, tx, attempt);
  }
  const cookies = remember ? await rememberBrowser(ctx, tx, attempt, used) : [];
  return { token, cookies };
}

async function tellOfBackupCode(
  ctx: ApiContext,
  tx: Transaction,
  { pending, client }: Attempt,
): Promise<void> {
  const { user } = pending;
  const remaining = (await findBackupCodes(tx, user.id))?.codes.length ?? 0;
  await recordActivity(ctx, tx, { userId: user.id, type: "backup_code_used", client, detail: { remaining } });
  await queueMail(ctx, tx, buildBackupCodeUsedMail(ctx, { user, client, remaining }));
}

/** Bound to the app that was used: a backup code remembers nothing (contract.md 8). */
async function rememberBrowser(
  ctx: ApiContext,
  tx: Transaction,
  { pending, client }: Attempt,
  used: UsedFactor,
): Promise<string[]> {
  if (used.method !== "totp" || isStepUp(pending)) {
    return [];
  }
  const userId = pending.user.id;
  const cookie = await rememberDevice(ctx, tx, { userId, deviceId: used.deviceId, client });
  await recordActivity(ctx, tx, { userId, type: "device_remembered", client });
  return [cookie];
}

function isStepUp({ user, held }: PendingLogin): boolean {
  return held?.userId === user.id;
}

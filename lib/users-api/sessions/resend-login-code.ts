import { and, eq, gt } from "drizzle-orm";
import { PENDING_LOGIN_TTL_SECONDS } from "@/lib/contract/limits";
import { pendingLogins } from "../db/schema/credentials";
import type { OpenVerb } from "../http/verb";
import { ServiceError } from "../service-error";
import { loginCodeMails, throttle } from "../throttle/throttles";
import { requireOwnPage } from "./create-login";
import { mailLoginCode } from "./mail-login-code";
import { findPendingLogin } from "./pending-login";

/** Another code in the place of the first; the tries that were made still count (contract.md 8). */
export const resendLoginCode: OpenVerb<"loginCodeResend"> = async ({ ctx, caller, request }) => {
  const { headers } = request;
  requireOwnPage(ctx, caller, headers);
  const pending = await findPendingLogin(ctx, { caller, headers, waitsFor: "mailed_code" });
  if (!pending) {
    throw new ServiceError("no_pending_verification");
  }
  await throttle(ctx, loginCodeMails, String(pending.user.id));
  await ctx.db.transaction(async (tx) => {
    const now = ctx.clock.now();
    const codeHash = await mailLoginCode(ctx, tx, pending.user);
    const renewed = await tx
      .update(pendingLogins)
      .set({ codeHash, expiresAt: new Date(now.getTime() + PENDING_LOGIN_TTL_SECONDS * 1000) })
      .where(and(eq(pendingLogins.id, pending.id), gt(pendingLogins.expiresAt, now)))
      .returning({ id: pendingLogins.id });
    if (renewed.length === 0) {
      throw new ServiceError("no_pending_verification");
    }
  });
  return { body: { success: true } };
};

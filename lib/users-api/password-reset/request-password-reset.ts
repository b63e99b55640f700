import { and, eq, gt, isNull } from "drizzle-orm";
import { PASSWORD_RESET_AGAIN_SECONDS } from "@/lib/contract/limits";
import type { ApiContext } from "../context";
import { hashToken } from "../crypto/tokens";
import type { Transaction } from "../db/database";
import { passwordResets } from "../db/schema/mail";
import type { UserRow } from "../db/schema/users";
import { isSameAddress } from "../email/email-address";
import { findOwner } from "../email/find-owner";
import type { OpenVerb } from "../http/verb";
import { ServiceError } from "../service-error";
import { passwordResetMails, passwordResetsByAddress, throttle } from "../throttle/throttles";
import { toEmailKey } from "../users/email-key";
import { lockUser } from "../users/lock-user";
import { startPasswordReset } from "./start-password-reset";

/** The same answer, at once, whether there is such an account or not: the work comes after it. */
export const requestPasswordReset: OpenVerb<"passwordResetRequest"> = async ({ ctx, body, request }) => {
  if (!ctx.settings.isMailOn) {
    throw new ServiceError("email_not_available", {
      detail:
        "Cannot send a link because email is not configured for your instance. Please contact your administrator.",
    });
  }
  const { trustedIp } = request.client;
  if (trustedIp) {
    await throttle(ctx, passwordResetsByAddress, trustedIp);
  }
  await throttle(ctx, passwordResetMails, hashToken(toEmailKey(body.email)));
  ctx.background.run("password reset", () => sendReset(ctx, body.email));
  return { body: { success: true } };
};

/** Another mail would void the link: whoever asks again and again for somebody else keeps them out. */
async function isJustMailed(ctx: ApiContext, tx: Transaction, { id }: UserRow): Promise<boolean> {
  const since = new Date(ctx.clock.now().getTime() - PASSWORD_RESET_AGAIN_SECONDS * 1000);
  const isOpen = and(
    eq(passwordResets.userId, id),
    isNull(passwordResets.consumedAt),
    gt(passwordResets.createdAt, since),
  );
  return (await tx.$count(passwordResets, isOpen)) > 0;
}

async function sendReset(ctx: ApiContext, email: string): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const owner = await findOwner(tx, email);
    const user = owner && (await lockUser(tx, owner.id));
    if (user?.isActive && isSameAddress(user.email, email) && !(await isJustMailed(ctx, tx, user))) {
      await startPasswordReset(ctx, tx, user, "asked");
    }
  });
}

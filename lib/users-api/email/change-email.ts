import { eq } from "drizzle-orm";
import { recordActivity } from "../activity/record-activity";
import type { Caller } from "../auth/caller";
import { requireFreshProof } from "../auth/proof";
import type { ApiContext } from "../context";
import type { Transaction } from "../db/database";
import { type UserRow, users } from "../db/schema/users";
import type { ClientInfo } from "../http/client-info";
import { queueMail } from "../mail/queue-mail";
import { getProfile } from "../profiles/profiles";
import { ServiceError } from "../service-error";
import { requireLiveSession } from "../sessions/require-live-session";
import { emailChanges, throttleAccount } from "../throttle/throttles";
import { lockUser } from "../users/lock-user";
import { isSameAddress, toAddress } from "./email-address";
import { findOwner } from "./find-owner";
import { buildChangeRequestedMail } from "./mails";
import { startVerification } from "./start-verification";
import { storeAddress } from "./store-address";
import { createUndo } from "./undo-link";

type Asked = { caller: Caller; target: UserRow; email: string | undefined; client: ClientInfo };

/** The new address, once everything that a change asks for holds; null where there is nothing to change. */
export async function prepareNewEmail(
  ctx: ApiContext,
  { caller, target, email, client }: Asked,
): Promise<string | null> {
  if (email === undefined || email === target.email) {
    return null;
  }
  const { storesCaseEdits } = getProfile(ctx);
  const address = toAddress(email);
  if (isSameAddress(address, target.email)) {
    return address === target.email || !storesCaseEdits ? null : address;
  }
  await requireFreshProof(ctx, caller, "email");
  await requireAcceptable(ctx, address);
  if (ctx.settings.isMailOn) {
    // Each one writes to an address that somebody typed.
    await throttleAccount(ctx, emailChanges, { userId: target.id, client });
  }
  return address;
}

/** What a PostHog refuses at once (contract.md 3, 9); ours takes every address alike. */
async function requireAcceptable(ctx: ApiContext, address: string): Promise<void> {
  const { takesPlusAddresses, isTakenAddressTold } = getProfile(ctx);
  if (!takesPlusAddresses && address.slice(0, address.lastIndexOf("@")).includes("+")) {
    throw new ServiceError("invalid_input", {
      detail: "Email addresses with a + are not taken.",
      attr: "email",
    });
  }
  if (isTakenAddressTold && (await findOwner(ctx.db, address))) {
    throw new ServiceError("unique", { attr: "email" });
  }
}

type Change = { caller: Caller; target: UserRow; address: string; client: ClientInfo };

/**
 * Stages the address until it is proved; the account goes on with the old one (contract.md 5). Only
 * a change of case, or a server without mail, writes it at once.
 */
export async function changeEmail(ctx: ApiContext, tx: Transaction, change: Change): Promise<void> {
  const { caller, target, address, client } = change;
  const userId = target.id;
  const user = await lockUser(tx, userId);
  const sessionId = await requireLiveSession(tx, caller);
  if (!user || isSameAddress(address, user.email)) {
    await tx.update(users).set({ email: address }).where(eq(users.id, userId));
    return;
  }
  if (!ctx.settings.isMailOn) {
    await storeAddress(ctx, tx, { user, address, isEmailVerified: null, keepSessionId: sessionId });
    await recordActivity(ctx, tx, { userId, type: "email_changed", client });
    return;
  }
  await tx.update(users).set({ pendingEmail: address }).where(eq(users.id, userId));
  await startVerification(ctx, tx, { user, address });
  const undoToken = await createUndo(ctx, tx, { userId, oldAddress: user.email, newAddress: address });
  await recordActivity(ctx, tx, { userId, type: "email_change_requested", client });
  await queueMail(ctx, tx, buildChangeRequestedMail(ctx, { user, client, address, undoToken }));
}

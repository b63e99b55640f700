import { and, eq, isNull } from "drizzle-orm";
import type { UserUpdate } from "@/lib/contract/schemas/account";
import { recordActivity } from "../activity/record-activity";
import type { Caller } from "../auth/caller";
import { requireFreshProof } from "../auth/proof";
import type { ApiContext } from "../context";
import { findPasswordFault } from "../crypto/password-strength";
import { hashPassword, isPasswordRight } from "../crypto/passwords";
import type { Transaction } from "../db/database";
import { rememberedDevices } from "../db/schema/credentials";
import { passwordResets } from "../db/schema/mail";
import { type UserRow, users } from "../db/schema/users";
import type { ClientInfo } from "../http/client-info";
import { queueMail } from "../mail/queue-mail";
import { ServiceError } from "../service-error";
import { endOtherAccess } from "../sessions/end-other-access";
import { requireLiveSession } from "../sessions/require-live-session";
import { lockUser } from "./lock-user";
import { buildPasswordChangedMail } from "./mails";

type Change = { caller: Caller; target: UserRow; body: UserUpdate };

/**
 * Everything that a new password asks for (contract.md 3), and its hash; null where the body has
 * none. Before the transaction, which must not wait for argon2.
 */
export async function prepareNewPassword(ctx: ApiContext, change: Change): Promise<string | null> {
  const { caller, target, body } = change;
  if (body.password === undefined) {
    return null;
  }
  await requireFreshProof(ctx, caller, "safety");
  await requireCurrentPassword(target, body);
  // Proved above, so that comparing the two tells nobody anything.
  if (target.passwordHash !== null && body.password === body.current_password) {
    throw new ServiceError("invalid_input", { detail: "This is your present password.", attr: "password" });
  }
  const fault = findPasswordFault(body.password, listKnownWords(target));
  if (fault) {
    throw new ServiceError("invalid_input", { detail: fault, attr: "password" });
  }
  return hashPassword(body.password);
}

/** What an attacker knows of a person and tries first. */
export function listKnownWords({
  email,
  firstName,
  lastName,
}: Pick<UserRow, "email" | "firstName" | "lastName">) {
  return [email, firstName, lastName, firstName + lastName, lastName + firstName];
}

async function requireCurrentPassword({ passwordHash }: UserRow, body: UserUpdate): Promise<void> {
  if (passwordHash === null) {
    return;
  }
  const attr = "current_password";
  if (!body.current_password) {
    throw new ServiceError("required", {
      detail: "This field is required when updating your password.",
      attr,
    });
  }
  if (!(await isPasswordRight(passwordHash, body.current_password))) {
    throw new ServiceError("incorrect_password", { attr });
  }
}

type Stored = { caller: Caller; target: UserRow; passwordHash: string; client: ClientInfo };

/** Stores it unless it changed meanwhile, ends all other access and tells the person (S8). */
export async function storePassword(ctx: ApiContext, tx: Transaction, stored: Stored): Promise<void> {
  const { caller, target, passwordHash, client } = stored;
  const { id: userId, passwordHash: former } = target;
  await lockUser(tx, userId);
  const isUnchanged = former === null ? isNull(users.passwordHash) : eq(users.passwordHash, former);
  const changed = await tx
    .update(users)
    .set({ passwordHash })
    .where(and(eq(users.id, userId), isUnchanged))
    .returning({ id: users.id });
  if (changed.length === 0) {
    throw new ServiceError("incorrect_password", { attr: "current_password" });
  }
  await requireLiveSession(tx, caller);
  await tx.delete(rememberedDevices).where(eq(rememberedDevices.userId, userId));
  // A mailed link that is still about would set yet another one.
  await tx.delete(passwordResets).where(eq(passwordResets.userId, userId));
  const keepSessionId = caller.kind === "session" ? caller.session.id : null;
  await endOtherAccess(ctx, tx, { userId, keepSessionId, after: "password" });
  const detail = { is_first: former === null };
  await recordActivity(ctx, tx, { userId, type: "password_changed", client, detail });
  await queueMail(ctx, tx, buildPasswordChangedMail(ctx, { user: target, client, isFirst: former === null }));
}

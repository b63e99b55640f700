import { eq } from "drizzle-orm";
import type { ApiContext } from "../context";
import type { Transaction } from "../db/database";
import { emailVerifications, passwordResets } from "../db/schema/mail";
import { type UserRow, users } from "../db/schema/users";
import { ServiceError } from "../service-error";
import { endOtherAccess } from "../sessions/end-other-access";
import { toEmailKey } from "../users/email-key";

type Store = {
  user: UserRow;
  address: string;
  /** null where nobody proved it: a server without mail. */
  isEmailVerified: true | null;
  keepSessionId: string | null;
};

/**
 * Makes an address the account's own. That it is nobody else's is asked by the unique key, inside
 * the transaction: run it by `refuseTaken` (E6). Links that the former inbox holds set no password.
 */
export async function storeAddress(ctx: ApiContext, tx: Transaction, store: Store): Promise<UserRow> {
  const { user, address, isEmailVerified, keepSessionId } = store;
  const changes = { email: address, emailKey: toEmailKey(address), pendingEmail: null, isEmailVerified };
  await tx.update(users).set(changes).where(eq(users.id, user.id));
  await tx.delete(emailVerifications).where(eq(emailVerifications.userId, user.id));
  await tx.delete(passwordResets).where(eq(passwordResets.userId, user.id));
  await endOtherAccess(ctx, tx, { userId: user.id, keepSessionId, after: "email" });
  return { ...user, ...changes };
}

/** Runs a transaction that stores an address; where the unique key refused it, nothing has changed. */
export async function refuseTaken<T>(
  run: () => Promise<T>,
  code: "email_taken" | "unique" = "email_taken",
): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw isUniqueViolation(error) ? new ServiceError(code, { attr: "email" }) : error;
  }
}

export function isUniqueViolation(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause ?? error) : null;
  return typeof cause === "object" && cause !== null && "code" in cause && cause.code === "23505";
}

import { sql } from "drizzle-orm";
import type { SignUp } from "@/lib/contract/schemas/email";
import { recordActivity } from "../activity/record-activity";
import type { ApiContext } from "../context";
import { findPasswordFault } from "../crypto/password-strength";
import { hashPassword } from "../crypto/passwords";
import { hashToken } from "../crypto/tokens";
import type { Queryable, Transaction } from "../db/database";
import { users } from "../db/schema/users";
import { toAddress } from "../email/email-address";
import { findOwner } from "../email/find-owner";
import { buildAddressTakenMail } from "../email/mails";
import { startVerification } from "../email/start-verification";
import { isUniqueViolation } from "../email/store-address";
import type { ClientInfo } from "../http/client-info";
import type { OpenVerb } from "../http/verb";
import { queueMail } from "../mail/queue-mail";
import { ServiceError } from "../service-error";
import { signUps, signUpsByAddress, throttle } from "../throttle/throttles";
import { toEmailKey } from "../users/email-key";
import { insertAccount } from "../users/insert-accounts";

/**
 * The first account of a server, or any where `SIGN_UP` is open. Whether the address has an account
 * already does not show in the answer, and the costly hash is made either way; its owner is told (E5).
 */
export const signUp: OpenVerb<"signUp"> = async ({ ctx, body, request }) => {
  const { client } = request;
  await requireOpen(ctx, ctx.db);
  const address = toAddress(body.email);
  if (client.trustedIp) {
    await throttle(ctx, signUpsByAddress, client.trustedIp);
  }
  const fault = findPasswordFault(body.password, [address, body.first_name]);
  if (fault) {
    throw new ServiceError("invalid_input", { detail: fault, attr: "password" });
  }
  await throttle(ctx, signUps, hashToken(toEmailKey(address)));
  const passwordHash = await hashPassword(body.password);
  const run = () => ctx.db.transaction((tx) => create(ctx, tx, { body, address, passwordHash, client }));
  // Whoever took the address in between is its owner on the second look.
  await run().catch((error) => (isUniqueViolation(error) ? run() : Promise.reject(error)));
  return { body: { success: true } };
};

/** Closed unless configured open, or while nobody has an account. */
export async function isSignUpOpen(ctx: ApiContext, db: Queryable): Promise<boolean> {
  if (ctx.settings.isSignUpOpen) {
    return true;
  }
  const [any] = await db.select({ id: users.id }).from(users).limit(1);
  return any === undefined;
}

async function requireOpen(ctx: ApiContext, db: Queryable): Promise<void> {
  if (!(await isSignUpOpen(ctx, db))) {
    throw new ServiceError("permission_denied", {
      detail: "Sign-up is closed. Ask the people who run this server for an account.",
    });
  }
}

type Creation = { body: SignUp; address: string; passwordHash: string; client: ClientInfo };

async function create(ctx: ApiContext, tx: Transaction, creation: Creation): Promise<void> {
  const { body, address, passwordHash, client } = creation;
  // Two first accounts at the same time would be one too many.
  await tx.execute(sql`select pg_advisory_xact_lock(727274004)`);
  await requireOpen(ctx, tx);
  const owner = await findOwner(tx, address);
  if (owner) {
    if (!ctx.settings.isMailOn) {
      throw new ServiceError("unique", { attr: "email" });
    }
    await queueMail(ctx, tx, buildAddressTakenMail(ctx, { owner }));
    return;
  }
  const { isMailOn } = ctx.settings;
  const firstName = body.first_name;
  // Without mail nothing can be verified; such an account signs in like a legacy one.
  const user = await insertAccount(tx, {
    email: address,
    firstName,
    passwordHash,
    isEmailVerified: isMailOn ? false : null,
    organizationName: `${firstName}'s organisation`,
  });
  await recordActivity(ctx, tx, { userId: user.id, type: "signed_up", client });
  if (isMailOn) {
    await startVerification(ctx, tx, { user, address, hasNoPage: true });
  }
}

import { eq } from "drizzle-orm";
import { NO_SESSION_HEADER } from "@/lib/contract/door";
import { recordActivity } from "../activity/record-activity";
import { recordLimitHit } from "../activity/record-once";
import { requireOrigin } from "../auth/csrf";
import type { ApiContext } from "../context";
import type { Transaction } from "../db/database";
import type { SessionRow } from "../db/schema/credentials";
import { type UserRow, users } from "../db/schema/users";
import type { ClientInfo } from "../http/client-info";
import type { OpenVerb } from "../http/verb";
import { queueMail } from "../mail/queue-mail";
import { getProfile } from "../profiles/profiles";
import { ServiceError } from "../service-error";
import { buildCsrfCookie } from "../sessions/get-csrf";
import { openSession } from "../sessions/open-session";
import { buildSessionCookie } from "../sessions/start-session";
import { reserveAttempt } from "../throttle/reserve-attempt";
import { emailCodes } from "../throttle/throttles";
import { hasTotpDevice } from "../users/has-totp-device";
import { lockUser } from "../users/lock-user";
import { consumeVerification, type Proof } from "./consume-verification";
import { isSameAddress } from "./email-address";
import { buildChangedMails } from "./mails";
import { readProof } from "./read-proof";
import { findActiveUser } from "./request-verification";
import { refuseTaken, storeAddress } from "./store-address";
import { createUndo } from "./undo-link";

/**
 * Proves an address by link or code (contract.md 2.19 and 11). A first address signs in, a change
 * never does, and nobody is ever switched to another account; at a PostHog either signs in, and does.
 */
export const verifyEmail: OpenVerb<"emailVerify"> = async ({ ctx, body, caller, request }) => {
  requireOrigin(ctx, request.headers);
  const { client } = request;
  const proof = readProof(body, getProfile(ctx).verifiesBy);
  const user = await findActiveUser(ctx, body.uuid);
  if (!user) {
    throw refuse(proof);
  }
  if (proof.kind === "code") {
    if (user.isEmailVerified === true && user.pendingEmail === null) {
      return { body: { success: true, requires_login: true } };
    }
    await countTry(ctx, user, client);
  }
  const session = caller?.kind === "session" ? caller.session : null;
  const isSessionWanted = !(getProfile(ctx).isOurs && request.headers.has(NO_SESSION_HEADER));
  const proving = { userId: user.id, proof, session, client, isSessionWanted };
  const { token, hasFactor } = await refuseTaken(() => ctx.db.transaction((tx) => prove(ctx, tx, proving)));
  const answer = { success: true, ...(proof.kind === "token" && { token: proof.token }) };
  if (token !== null) {
    return { body: answer, cookies: [buildSessionCookie(ctx, token), buildCsrfCookie(ctx)] };
  }
  const step = hasFactor ? { requires_2fa: true } : { requires_login: true };
  return { body: session?.userId === user.id ? answer : { ...answer, ...step } };
};

type Proving = {
  userId: number;
  proof: Proof;
  session: SessionRow | null;
  client: ClientInfo;
  /** Our own pages keep none: whoever confirms there signs in afterwards. */
  isSessionWanted: boolean;
};
type Proved = { token: string | null; hasFactor: boolean };

async function prove(ctx: ApiContext, tx: Transaction, proving: Proving): Promise<Proved> {
  const { userId, proof, session, client, isSessionWanted } = proving;
  const user = await lockUser(tx, userId);
  const address = user?.isActive ? await consumeVerification(ctx, tx, { user, proof }) : null;
  if (!user || address === null) {
    throw refuse(proof);
  }
  const hasFactor = await hasTotpDevice(tx, userId);
  const { isSignedInByProof } = getProfile(ctx);
  if (isSameAddress(address, user.pendingEmail)) {
    const keepSessionId = session?.userId === userId ? session.id : null;
    await promote(ctx, tx, { user, address, client, keepSessionId });
    const mayOpen = isSignedInByProof && keepSessionId === null && !hasFactor;
    const changed = { ...user, email: address };
    const opening = { user: changed, held: session, factor: "none", client } as const;
    return { token: mayOpen ? await openSession(ctx, tx, opening) : null, hasFactor };
  }
  if (!isSameAddress(address, user.email)) {
    throw refuse(proof);
  }
  await tx.update(users).set({ isEmailVerified: true }).where(eq(users.id, userId));
  await recordActivity(ctx, tx, { userId, type: "email_verified", client });
  // Somebody else's session in this browser stays theirs, unless this server thinks otherwise.
  const isFree = session === null || (isSignedInByProof && session.userId !== userId);
  const maySignIn = isSessionWanted && isFree && !hasFactor;
  const opening = { user, held: session, factor: "none", client } as const;
  return { token: maySignIn ? await openSession(ctx, tx, opening) : null, hasFactor };
}

type Promotion = { user: UserRow; address: string; client: ClientInfo; keepSessionId: string | null };

async function promote(ctx: ApiContext, tx: Transaction, promotion: Promotion): Promise<void> {
  const { user, address, client, keepSessionId } = promotion;
  await storeAddress(ctx, tx, { user, address, isEmailVerified: true, keepSessionId });
  const undoToken = await createUndo(ctx, tx, {
    userId: user.id,
    oldAddress: user.email,
    newAddress: address,
  });
  await recordActivity(ctx, tx, { userId: user.id, type: "email_changed", client });
  for (const mail of buildChangedMails(ctx, { user, client, address, undoToken })) {
    await queueMail(ctx, tx, mail);
  }
}

/** Five tries of a code, counted before it is looked at; the right one is refused then, too. */
async function countTry(ctx: ApiContext, user: UserRow, client: ClientInfo): Promise<void> {
  const reservation = await reserveAttempt(ctx, emailCodes, String(user.id));
  if (!reservation.isAllowed) {
    const { retryAfterSeconds } = reservation;
    await recordLimitHit(ctx, { userId: user.id, client, limit: emailCodes, retryAfterSeconds });
    throw new ServiceError("too_many_attempts", { attr: "code", retryAfterSeconds });
  }
}

function refuse({ kind }: Proof): ServiceError {
  return new ServiceError(kind === "token" ? "invalid_token" : "invalid_code", { attr: kind });
}

import { eq } from "drizzle-orm";
import { EMAIL_CODE_TTL_SECONDS, EMAIL_TOKEN_TTL_SECONDS } from "@/lib/contract/limits";
import type { ApiContext } from "../context";
import { hashToken, randomAlphanumeric, randomDigits } from "../crypto/tokens";
import type { Transaction } from "../db/database";
import { emailVerifications } from "../db/schema/mail";
import type { UserRow } from "../db/schema/users";
import { queueMail } from "../mail/queue-mail";
import { getProfile } from "../profiles/profiles";
import { clearAttempts } from "../throttle/reserve-attempt";
import { emailCodes } from "../throttle/throttles";
import { findOwner } from "./find-owner";
import { buildAddressTakenMail, buildVerificationMail } from "./mails";

const TOKEN_LENGTH = 48;
const CODE_LENGTH = 6;

type Start = {
  user: UserRow;
  address: string;
  /** No page waits for a code: the mail has the link alone. */
  hasNoPage?: boolean;
};

/**
 * A link and a code for one address, in one mail, in the place of any before. Where the address is
 * somebody else's, its owner is told instead and nobody gets a code: same work, same answer (E5).
 */
export async function startVerification(
  ctx: ApiContext,
  tx: Transaction,
  { user, address, hasNoPage = false }: Start,
): Promise<void> {
  const now = ctx.clock.now();
  const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);
  const token = randomAlphanumeric(ctx.random, TOKEN_LENGTH);
  const code = randomDigits(ctx.random, CODE_LENGTH);
  await tx.delete(emailVerifications).where(eq(emailVerifications.userId, user.id));
  await tx.insert(emailVerifications).values({
    userId: user.id,
    address,
    tokenHash: hashToken(token),
    codeHash: ctx.cipher.fingerprints(code, codePlace(user.id, address))[0],
    createdAt: now,
    codeExpiresAt: after(EMAIL_CODE_TTL_SECONDS),
    tokenExpiresAt: after(EMAIL_TOKEN_TTL_SECONDS),
  });
  await clearAttempts(tx, emailCodes.kind, String(user.id));
  const owner = await findOwner(tx, address);
  const isTaken = owner !== null && owner.id !== user.id;
  const mail = isTaken
    ? buildAddressTakenMail(ctx, { owner })
    : buildVerificationMail(ctx, { user, address, ...pickSent(ctx, { token, code, hasNoPage }) });
  await queueMail(ctx, tx, mail);
}

type Made = { token: string; code: string; hasNoPage: boolean };

function pickSent(ctx: ApiContext, { token, code, hasNoPage }: Made) {
  const { verifiesBy } = getProfile(ctx);
  const hasLink = verifiesBy.includes("token");
  const hasCode = verifiesBy.includes("code") && !(hasNoPage && hasLink);
  return { token: hasLink ? token : null, code: hasCode ? code : null };
}

export function codePlace(userId: number, address: string): string {
  return `email_codes:${userId}:${address}`;
}

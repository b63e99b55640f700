import type { ApiContext } from "../context";
import { randomDigits } from "../crypto/tokens";
import type { Transaction } from "../db/database";
import type { UserRow } from "../db/schema/users";
import { queueMail } from "../mail/queue-mail";
import { buildLoginCodeMail } from "./mails";

const CODE_LENGTH = 6;

/** Mails a new code; returns what is stored of it. */
export async function mailLoginCode(ctx: ApiContext, tx: Transaction, user: UserRow): Promise<string> {
  const code = randomDigits(ctx.random, CODE_LENGTH);
  await queueMail(ctx, tx, buildLoginCodeMail(ctx, { user, code }));
  return hashLoginCode(ctx, user.id, code)[0];
}

export function hashLoginCode(ctx: ApiContext, userId: number, code: string): [string, ...string[]] {
  return ctx.cipher.fingerprints(code, `login_codes:${userId}`);
}

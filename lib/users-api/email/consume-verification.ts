import { and, eq, gt, inArray, isNull } from "drizzle-orm";
import type { ApiContext } from "../context";
import { hashToken } from "../crypto/tokens";
import type { Transaction } from "../db/database";
import { emailVerifications } from "../db/schema/mail";
import type { UserRow } from "../db/schema/users";
import { codePlace } from "./start-verification";

export type Proof = { kind: "token"; token: string } | { kind: "code"; code: string };

/** Uses link or code up, both at once; the address it proves, or null. Of several tries one wins. */
export async function consumeVerification(
  ctx: ApiContext,
  tx: Transaction,
  { user, proof }: { user: UserRow; proof: Proof },
): Promise<string | null> {
  const now = ctx.clock.now();
  const [open] = await tx
    .select()
    .from(emailVerifications)
    .where(and(eq(emailVerifications.userId, user.id), isNull(emailVerifications.consumedAt)));
  if (!open) {
    return null;
  }
  const isRight =
    proof.kind === "token"
      ? and(
          eq(emailVerifications.tokenHash, hashToken(proof.token)),
          gt(emailVerifications.tokenExpiresAt, now),
        )
      : and(
          inArray(
            emailVerifications.codeHash,
            ctx.cipher.fingerprints(proof.code, codePlace(user.id, open.address)),
          ),
          gt(emailVerifications.codeExpiresAt, now),
        );
  const [used] = await tx
    .update(emailVerifications)
    .set({ consumedAt: now })
    .where(and(eq(emailVerifications.id, open.id), isNull(emailVerifications.consumedAt), isRight))
    .returning({ address: emailVerifications.address });
  return used?.address ?? null;
}

import { and, eq, ne } from "drizzle-orm";
import type { ApiContext } from "../context";
import type { Transaction } from "../db/database";
import { pendingLogins, sessions } from "../db/schema/credentials";
import type { SessionsEnd } from "../profiles/profile";
import { getProfile } from "../profiles/profiles";

type End = { userId: number; keepSessionId: string | null; after: SessionsEnd };

/**
 * Ends what was opened with the credentials as they were: every session but the one that makes the
 * change (`keepSessionId`, null for none) and sign-ins that wait for their second factor (S8).
 */
export async function endOtherAccess(
  ctx: ApiContext,
  tx: Transaction,
  { userId, keepSessionId, after }: End,
): Promise<void> {
  if (!getProfile(ctx).keepsSessionsAfter.includes(after)) {
    const isOther = keepSessionId === null ? undefined : ne(sessions.id, keepSessionId);
    await tx.delete(sessions).where(and(eq(sessions.userId, userId), isOther));
  }
  await tx.delete(pendingLogins).where(eq(pendingLogins.userId, userId));
}

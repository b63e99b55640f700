import { and, eq, ne } from "drizzle-orm";
import type { Transaction } from "../db/database";
import { pendingLogins, sessions } from "../db/schema/credentials";

/**
 * Ends what was opened with the credentials as they were: every session but the one that makes the
 * change (`keepSessionId`, null for none) and sign-ins that wait for their second factor (S8).
 */
export async function endOtherAccess(
  tx: Transaction,
  { userId, keepSessionId }: { userId: number; keepSessionId: string | null },
): Promise<void> {
  const isOther = keepSessionId === null ? undefined : ne(sessions.id, keepSessionId);
  await tx.delete(sessions).where(and(eq(sessions.userId, userId), isOther));
  await tx.delete(pendingLogins).where(eq(pendingLogins.userId, userId));
}

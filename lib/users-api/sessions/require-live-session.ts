import { eq } from "drizzle-orm";
import type { Caller } from "../auth/caller";
import type { Transaction } from "../db/database";
import { sessions } from "../db/schema/credentials";
import { ServiceError } from "../service-error";

/**
 * It may have been ended while the call ran, by "this was not me" above all. A key has none: where
 * one may change so much at all, null.
 */
export async function requireLiveSession(tx: Transaction, caller: Caller): Promise<string | null> {
  if (caller.kind === "key") {
    return null;
  }
  const [live] = await tx
    .select({ id: sessions.id })
    .from(sessions)
    .where(eq(sessions.id, caller.session.id));
  if (!live) {
    throw new ServiceError("not_authenticated");
  }
  return live.id;
}

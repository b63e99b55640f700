import { and, asc, eq, isNull, lte } from "drizzle-orm";
import type { ApiContext } from "../context";
import { mailOutbox } from "../db/schema/mail";

export const LEASE_SECONDS = 60;

export type MailRow = typeof mailOutbox.$inferSelect;

/**
 * Takes one due mail for this worker: a short transaction moves `send_after` on and counts the try,
 * so that none waits for the network and a killed worker's mail is tried again.
 */
export function claimMail(ctx: ApiContext): Promise<MailRow | undefined> {
  const now = ctx.clock.now();
  return ctx.db.transaction(async (tx) => {
    const [due] = await tx
      .select()
      .from(mailOutbox)
      .where(and(isNull(mailOutbox.sentAt), isNull(mailOutbox.deadAt), lte(mailOutbox.sendAfter, now)))
      .orderBy(asc(mailOutbox.sendAfter))
      .limit(1)
      .for("update", { skipLocked: true });
    if (!due) {
      return undefined;
    }
    const [claimed] = await tx
      .update(mailOutbox)
      .set({ sendAfter: new Date(now.getTime() + LEASE_SECONDS * 1000), tries: due.tries + 1 })
      .where(eq(mailOutbox.id, due.id))
      .returning();
    return claimed;
  });
}

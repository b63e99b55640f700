import { and, eq, gt, lt, sql } from "drizzle-orm";
import { CODE_TRIES_MAX } from "@/lib/contract/limits";
import type { ApiContext } from "../context";
import { totpSetups } from "../db/schema/credentials";
import { ServiceError } from "../service-error";

export type TotpSetupRow = typeof totpSetups.$inferSelect;

/** The session's pending secret, by its id or, for the published endpoints, the default app's. */
export async function getSetup(ctx: ApiContext, sessionId: string, id: string | null): Promise<TotpSetupRow> {
  const isAsked = id === null ? eq(totpSetups.isDefault, true) : eq(totpSetups.id, id);
  const isAlive = and(gt(totpSetups.expiresAt, ctx.clock.now()), lt(totpSetups.wrongTries, CODE_TRIES_MAX));
  const [setup] = await ctx.db
    .select()
    .from(totpSetups)
    .where(and(eq(totpSetups.sessionId, sessionId), isAsked, isAlive));
  if (!setup) {
    throw new ServiceError("setup_expired");
  }
  return setup;
}

/** Counts a try at the pending secret before it is looked at; after five it is gone (contract.md 11). */
export async function countSetupTry(ctx: ApiContext, setup: TotpSetupRow): Promise<void> {
  const counted = await ctx.db
    .update(totpSetups)
    .set({ wrongTries: sql`${totpSetups.wrongTries} + 1` })
    .where(and(eq(totpSetups.id, setup.id), lt(totpSetups.wrongTries, CODE_TRIES_MAX)))
    .returning({ id: totpSetups.id });
  if (counted.length === 0) {
    throw new ServiceError("setup_expired");
  }
}

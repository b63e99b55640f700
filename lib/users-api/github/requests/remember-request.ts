import { and, asc, eq, isNull, or } from "drizzle-orm";
import type { ApiContext } from "../../context";
import type { Transaction } from "../../db/database";
import { githubInstallRequests } from "../../db/schema/github";
import type { Installation } from "../client/types";

/** GitHub does not say which organisation was asked: the account stays unknown until it approves. */
export async function rememberRequest(ctx: ApiContext, userId: number): Promise<void> {
  await ctx.db.insert(githubInstallRequests).values({ userId, requestedAt: ctx.clock.now() });
}

/**
 * Once an organisation is linked, what waited for it is done: the request that names it, else the
 * oldest of those whose organisation is still unknown. Others go on waiting.
 */
export async function forgetRequest(tx: Transaction, userId: number, info: Installation): Promise<void> {
  if (info.account?.type !== "Organization") {
    return;
  }
  const { account, requestedAt } = githubInstallRequests;
  const [done] = await tx
    .select({ id: githubInstallRequests.id })
    .from(githubInstallRequests)
    .where(and(eq(githubInstallRequests.userId, userId), or(isNull(account), eq(account, info.account.name))))
    .orderBy(asc(isNull(account)), asc(requestedAt))
    .limit(1);
  if (done) {
    await tx.delete(githubInstallRequests).where(eq(githubInstallRequests.id, done.id));
  }
}

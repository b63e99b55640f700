import { and, eq, isNull, or } from "drizzle-orm";
import type { ApiContext } from "../../context";
import type { Transaction } from "../../db/database";
import { githubInstallRequests } from "../../db/schema/github";
import type { Installation } from "../client/types";

/** GitHub does not say which organisation was asked: the account stays unknown until it approves. */
export async function rememberRequest(ctx: ApiContext, userId: number): Promise<void> {
  await ctx.db.insert(githubInstallRequests).values({ userId, requestedAt: ctx.clock.now() });
}

/** Once an organisation is linked, what was waiting for it is done. */
export async function forgetRequests(tx: Transaction, userId: number, info: Installation): Promise<void> {
  if (info.account?.type !== "Organization") {
    return;
  }
  const isDone = or(
    isNull(githubInstallRequests.account),
    eq(githubInstallRequests.account, info.account.name),
  );
  await tx.delete(githubInstallRequests).where(and(eq(githubInstallRequests.userId, userId), isDone));
}

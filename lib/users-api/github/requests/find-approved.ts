import { and, eq, isNotNull } from "drizzle-orm";
import type { ApiContext } from "../../context";
import { githubInstallRequests } from "../../db/schema/github";
import type { GithubClient } from "../client/github-client";
import type { Installation } from "../client/types";
import { listUnlinked } from "./list-unlinked";

/** What an owner granted and the person has still to link: only their own authorization is missing. */
export async function findApprovedRequest(
  ctx: ApiContext,
  github: GithubClient,
  userId: number,
): Promise<Installation | undefined> {
  const approved = await ctx.db
    .select({ account: githubInstallRequests.account })
    .from(githubInstallRequests)
    .where(and(eq(githubInstallRequests.userId, userId), isNotNull(githubInstallRequests.approvedAt)));
  if (approved.length === 0) {
    return undefined;
  }
  const names = new Set(approved.map((row) => row.account));
  const unlinked = await listUnlinked(ctx, github, userId);
  return unlinked.find(({ account }) => account !== null && names.has(account.name));
}

import { and, asc, eq, isNull } from "drizzle-orm";
import type { InstallRequest } from "@/lib/contract/schemas/github";
import type { ApiContext } from "../../context";
import { githubInstallRequests } from "../../db/schema/github";
import type { Verb } from "../../http/verb";
import type { GithubClient } from "../client/github-client";
import type { Installation } from "../client/types";
import { listUnlinked } from "./list-unlinked";

type RequestRow = typeof githubInstallRequests.$inferSelect;

/** GitHub's clock and ours may differ by so much. */
const SKEW_MS = 60_000;

/**
 * Installations that wait for an owner. Where the person has a token at GitHub, an organisation
 * that appeared since and is not linked yet answers the oldest open request. An instance that lost
 * its GitHub App still lists them, so that they can be removed.
 */
export const listRequests: Verb<"githubListRequests"> = async ({ ctx, target }) => {
  const { github } = ctx;
  const rows = await listRows(ctx, target.id);
  const isWaiting = rows.some((row) => row.approvedAt === null);
  const news = github && isWaiting ? await listUnlinked(ctx, github, target.id) : [];
  for (const installation of news) {
    await markApproved(ctx, await listRows(ctx, target.id), installation);
  }
  const current = news.length > 0 ? await listRows(ctx, target.id) : rows;
  return { body: { results: current.map((row) => toRequest(github, row)), next: null } };
};

function listRows(ctx: ApiContext, userId: number): Promise<RequestRow[]> {
  return ctx.db
    .select()
    .from(githubInstallRequests)
    .where(eq(githubInstallRequests.userId, userId))
    .orderBy(asc(githubInstallRequests.requestedAt), asc(githubInstallRequests.id));
}

async function markApproved(
  ctx: ApiContext,
  rows: RequestRow[],
  { account, createdAt }: Installation,
): Promise<void> {
  // One that was there before the request answers nothing.
  const oldest = rows.find(
    (row) =>
      row.approvedAt === null &&
      (createdAt === null || createdAt.getTime() + SKEW_MS > row.requestedAt.getTime()),
  );
  const isKnown = rows.some((row) => row.account === account?.name);
  if (!oldest || !account || isKnown) {
    return;
  }
  await ctx.db
    .update(githubInstallRequests)
    .set({ account: account.name, approvedAt: ctx.clock.now() })
    .where(and(eq(githubInstallRequests.id, oldest.id), isNull(githubInstallRequests.approvedAt)));
}

function toRequest(github: GithubClient | null, row: RequestRow): InstallRequest {
  return {
    id: row.id,
    account: row.account,
    requested_at: row.requestedAt.toISOString(),
    // The install page without a state: there an owner approves or installs.
    approval_url: github?.buildInstallUrl("").split("?")[0] ?? "",
    state: row.approvedAt ? "approved" : "pending",
  };
}

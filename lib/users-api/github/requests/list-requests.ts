import { and, asc, eq, isNull } from "drizzle-orm";
import type { InstallRequest } from "@/lib/contract/schemas/github";
import type { ApiContext } from "../../context";
import { githubInstallations, githubInstallRequests } from "../../db/schema/github";
import type { Verb } from "../../http/verb";
import type { GithubClient } from "../client/github-client";
import type { Installation } from "../client/types";
import { requireGithub } from "../require-github";
import { findUserToken } from "../tokens/find-user-token";

type RequestRow = typeof githubInstallRequests.$inferSelect;

/**
 * Installations that wait for an owner. Where the person has a token at GitHub, an organisation
 * that appeared since and is not linked yet answers the oldest open request.
 */
export const listRequests: Verb<"githubListRequests"> = async ({ ctx, target }) => {
  const github = requireGithub(ctx);
  const rows = await listRows(ctx, target.id);
  const isWaiting = rows.some((row) => row.approvedAt === null);
  const approved = isWaiting ? await findApproved(ctx, github, target.id) : undefined;
  if (approved?.account) {
    await markApproved(ctx, rows, approved.account.name);
  }
  const current = approved ? await listRows(ctx, target.id) : rows;
  return { body: { results: current.map((row) => toRequest(github, row)), next: null } };
};

function listRows(ctx: ApiContext, userId: number): Promise<RequestRow[]> {
  return ctx.db
    .select()
    .from(githubInstallRequests)
    .where(eq(githubInstallRequests.userId, userId))
    .orderBy(asc(githubInstallRequests.requestedAt));
}

async function findApproved(
  ctx: ApiContext,
  github: GithubClient,
  userId: number,
): Promise<Installation | undefined> {
  const token = await findUserToken(ctx, github, userId);
  const visible = token === null ? [] : await github.listUserInstallations(token).catch(() => []);
  const linked = await ctx.db
    .select({ id: githubInstallations.installationId })
    .from(githubInstallations)
    .where(eq(githubInstallations.userId, userId));
  const linkedIds = new Set(linked.map((row) => row.id));
  return visible.find(({ id, account }) => account?.type === "Organization" && !linkedIds.has(id));
}

async function markApproved(ctx: ApiContext, rows: RequestRow[], account: string): Promise<void> {
  const oldest = rows.find((row) => row.approvedAt === null);
  const isKnown = rows.some((row) => row.account === account);
  if (!oldest || isKnown) {
    return;
  }
  await ctx.db
    .update(githubInstallRequests)
    .set({ account, approvedAt: ctx.clock.now() })
    .where(and(eq(githubInstallRequests.id, oldest.id), isNull(githubInstallRequests.approvedAt)));
}

function toRequest(github: GithubClient, row: RequestRow): InstallRequest {
  return {
    id: row.id,
    account: row.account,
    requested_at: row.requestedAt.toISOString(),
    // The install page without a state: there an owner approves or installs.
    approval_url: github.buildInstallUrl("").split("?")[0] ?? "",
    state: row.approvedAt ? "approved" : "pending",
  };
}

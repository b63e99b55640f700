import { eq } from "drizzle-orm";
import type { ApiContext } from "../../context";
import { githubInstallations } from "../../db/schema/github";
import type { GithubClient } from "../client/github-client";
import type { Installation } from "../client/types";
import { withUserToken } from "../tokens/with-user-token";

/** Installations on organisations that the person sees at GitHub and has not linked. */
export async function listUnlinked(
  ctx: ApiContext,
  github: GithubClient,
  userId: number,
): Promise<Installation[]> {
  const visible = await withUserToken(ctx, github, userId, (token) => github.listUserInstallations(token));
  const linked = await ctx.db
    .select({ id: githubInstallations.installationId })
    .from(githubInstallations)
    .where(eq(githubInstallations.userId, userId));
  const linkedIds = new Set(linked.map((row) => row.id));
  return (visible ?? []).filter(({ id, account }) => account?.type === "Organization" && !linkedIds.has(id));
}

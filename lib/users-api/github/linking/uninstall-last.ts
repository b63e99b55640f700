import { eq } from "drizzle-orm";
import type { ApiContext } from "../../context";
import { githubInstallations, teamGithubInstallations } from "../../db/schema/github";

/** As today's PostHog: the App leaves GitHub with the last link to it; a failure there stops nothing. */
export async function uninstallLast(
  ctx: ApiContext,
  { userId, installationId }: { userId: number; installationId: string },
): Promise<void> {
  const links = await ctx.db
    .select({ userId: githubInstallations.userId })
    .from(githubInstallations)
    .where(eq(githubInstallations.installationId, installationId));
  const teams = await ctx.db
    .select({ id: teamGithubInstallations.id })
    .from(teamGithubInstallations)
    .where(eq(teamGithubInstallations.installationId, installationId));
  const isLast = links.length === 1 && links[0]?.userId === userId && teams.length === 0;
  if (isLast) {
    await ctx.github?.uninstall(installationId).catch((error: unknown) => {
      ctx.log.warn({ event: "github_uninstall_failed", err: error }, "github uninstall failed");
    });
  }
}

import { and, eq } from "drizzle-orm";
import type { ApiContext } from "../context";
import { type GithubInstallationRow, githubInstallations } from "../db/schema/github";
import { ServiceError } from "../service-error";

export const INSTALLATION_MISSING = "No GitHub integration found for this installation.";

/** The user's own link to an installation; another user's is a 404 like an unknown one. */
export async function getInstallationRow(
  ctx: ApiContext,
  userId: number,
  installationId: string,
): Promise<GithubInstallationRow> {
  const mine = and(
    eq(githubInstallations.userId, userId),
    eq(githubInstallations.installationId, installationId),
  );
  const [row] = await ctx.db.select().from(githubInstallations).where(mine);
  if (!row) {
    throw new ServiceError("not_found", { detail: INSTALLATION_MISSING });
  }
  return row;
}

import { eq } from "drizzle-orm";
import type { ApiContext } from "../../context";
import { type GithubInstallationRow, githubInstallations } from "../../db/schema/github";
import type { GithubClient } from "../client/github-client";
import { GithubError } from "../client/github-error";
import { openInstallationToken, sealInstallationToken } from "./token-store";

type Use<T> = (token: string) => Promise<T>;

/** Runs a call with the installation's token; a 401 renews the token and tries once more. */
export async function withInstallationToken<T>(
  ctx: ApiContext,
  github: GithubClient,
  row: GithubInstallationRow,
  use: Use<T>,
  signal?: AbortSignal,
): Promise<T> {
  const stored = openInstallationToken(ctx, row);
  if (stored !== null) {
    try {
      return await use(stored);
    } catch (error) {
      if (!(error instanceof GithubError) || error.kind !== "unauthorized") {
        throw error;
      }
    }
  }
  return use(await renew(ctx, github, row, signal));
}

async function renew(
  ctx: ApiContext,
  github: GithubClient,
  row: GithubInstallationRow,
  signal?: AbortSignal,
): Promise<string> {
  const token = await github.createInstallationToken(row.installationId, signal);
  await ctx.db
    .update(githubInstallations)
    .set({ ...sealInstallationToken(ctx, row.userId, token), permissions: token.permissions })
    .where(eq(githubInstallations.id, row.id));
  return token.token;
}

import { and, eq } from "drizzle-orm";
import type { ApiContext } from "../../context";
import { githubInstallations } from "../../db/schema/github";
import type { GithubClient } from "../client/github-client";
import { GithubError } from "../client/github-error";
import { findUserToken, type UserToken } from "./find-user-token";

type Use<T> = (token: string) => Promise<T>;

/**
 * Asks GitHub in the person's name; null where no token is usable or the call fails. GitHub refuses
 * a token it revoked before its time: that one is renewed at once, which also finds out a dead one.
 */
export async function withUserToken<T>(
  ctx: ApiContext,
  github: GithubClient,
  userId: number,
  use: Use<T>,
): Promise<T | null> {
  const first = await findUserToken(ctx, github, userId);
  if (!first) {
    return null;
  }
  try {
    return await use(first.token);
  } catch (error) {
    if (!(error instanceof GithubError) || error.kind !== "unauthorized") {
      return null;
    }
  }
  await makeDue(ctx, first);
  const second = await findUserToken(ctx, github, userId);
  return second ? use(second.token).catch(() => null) : null;
}

/** Only while it is still the token that was refused. */
async function makeDue(ctx: ApiContext, { rowId, sealed }: UserToken): Promise<void> {
  await ctx.db
    .update(githubInstallations)
    .set({ userTokenRefreshAt: ctx.clock.now() })
    .where(and(eq(githubInstallations.id, rowId), eq(githubInstallations.userTokenEncrypted, sealed)));
}

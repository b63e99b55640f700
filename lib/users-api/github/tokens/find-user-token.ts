import { setTimeout as wait } from "node:timers/promises";
import { and, asc, eq, isNotNull } from "drizzle-orm";
import type { ApiContext } from "../../context";
import type { Transaction } from "../../db/database";
import { type GithubInstallationRow, githubInstallations } from "../../db/schema/github";
import type { GithubClient } from "../client/github-client";
import { GithubError } from "../client/github-error";
import { openRefreshToken, openUserToken, sealUserTokens } from "./token-store";

const LEASE_MS = 30_000;
const WAIT_MS = 100;
const WAITS_MAX = 50;

/**
 * A token that speaks for the person at GitHub, from any installation they linked; null where none
 * is usable. GitHub's refresh tokens work once, so one refresh runs at a time, by a lease that all
 * processes see, and its result goes to every row of that GitHub account.
 */
export async function findUserToken(
  ctx: ApiContext,
  github: GithubClient,
  userId: number,
): Promise<string | null> {
  for (let waits = 0; waits < WAITS_MAX; waits += 1) {
    const step = await ctx.db.transaction((tx) => takeStep(ctx, tx, userId));
    if (step.kind === "token") {
      return step.token;
    }
    if (step.kind === "refresh") {
      return refresh(ctx, github, step.row);
    }
    await wait(WAIT_MS);
  }
  return null;
}

type Step =
  | { kind: "token"; token: string | null }
  | { kind: "refresh"; row: GithubInstallationRow }
  | { kind: "wait" };

async function takeStep(ctx: ApiContext, tx: Transaction, userId: number): Promise<Step> {
  const now = ctx.clock.now();
  const [row] = await tx
    .select()
    .from(githubInstallations)
    .where(and(eq(githubInstallations.userId, userId), isNotNull(githubInstallations.userTokenEncrypted)))
    .orderBy(asc(githubInstallations.createdAt), asc(githubInstallations.id))
    .limit(1)
    .for("update");
  if (!row || row.userTokenRefreshAt === null || row.userTokenRefreshAt > now) {
    return { kind: "token", token: row ? openUserToken(ctx, row) : null };
  }
  if (row.tokenLeaseUntil !== null && row.tokenLeaseUntil > now) {
    return { kind: "wait" };
  }
  const tokenLeaseUntil = new Date(now.getTime() + LEASE_MS);
  await tx.update(githubInstallations).set({ tokenLeaseUntil }).where(eq(githubInstallations.id, row.id));
  return { kind: "refresh", row };
}

async function refresh(
  ctx: ApiContext,
  github: GithubClient,
  row: GithubInstallationRow,
): Promise<string | null> {
  const refreshToken = openRefreshToken(ctx, row);
  if (refreshToken === null) {
    return markDead(ctx, row);
  }
  try {
    const tokens = await github.refreshUserTokens(refreshToken);
    await storeTokens(ctx, row, { ...sealUserTokens(ctx, row.userId, tokens), tokenLeaseUntil: null });
    return tokens.accessToken;
  } catch (error) {
    if (error instanceof GithubError && error.kind === "bad_grant") {
      return markDead(ctx, row);
    }
    await storeTokens(ctx, row, { tokenLeaseUntil: null });
    return null;
  }
}

/** A dead token marks the row and deletes nothing (contract.md 11), unless it was replaced meanwhile. */
async function markDead(ctx: ApiContext, row: GithubInstallationRow): Promise<string | null> {
  const [current] = await ctx.db.select().from(githubInstallations).where(eq(githubInstallations.id, row.id));
  if (current && current.refreshTokenEncrypted !== row.refreshTokenEncrypted) {
    return openUserToken(ctx, current);
  }
  await storeTokens(ctx, row, {
    userTokenEncrypted: null,
    userTokenRefreshAt: null,
    refreshTokenEncrypted: null,
    refreshTokenExpiresAt: null,
    tokenLeaseUntil: null,
    status: "token_expired",
  });
  return null;
}

async function storeTokens(
  ctx: ApiContext,
  row: GithubInstallationRow,
  values: Partial<GithubInstallationRow>,
): Promise<void> {
  const sameAccount =
    row.githubUserId === null
      ? eq(githubInstallations.id, row.id)
      : and(
          eq(githubInstallations.userId, row.userId),
          eq(githubInstallations.githubUserId, row.githubUserId),
        );
  await ctx.db.update(githubInstallations).set(values).where(sameAccount);
}

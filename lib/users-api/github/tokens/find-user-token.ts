import { setTimeout as wait } from "node:timers/promises";
import { and, asc, eq, isNotNull } from "drizzle-orm";
import type { ApiContext } from "../../context";
import type { Transaction } from "../../db/database";
import { type GithubInstallationRow, githubInstallations } from "../../db/schema/github";
import type { GithubClient } from "../client/github-client";
import { GithubError } from "../client/github-error";
import type { UserTokens } from "../client/types";
import { lockLinks } from "./lock-links";
import { openRefreshToken, openUserToken, sealUserTokens } from "./token-store";

const LEASE_MS = 30_000;
const WAIT_MS = 100;
const WAITS_MAX = 50;
const DEAD_ROWS_MAX = 20;

export type UserToken = { token: string; rowId: string; sealed: string };

/**
 * A token that speaks for the person at GitHub, from any installation they linked; null where none
 * is usable. GitHub's refresh tokens work once, so one refresh runs at a time, by a lease that all
 * processes see, and its result goes to every row of that GitHub account.
 */
export async function findUserToken(
  ctx: ApiContext,
  github: GithubClient,
  userId: number,
): Promise<UserToken | null> {
  let deadRowsMax = DEAD_ROWS_MAX;
  let waitsMax = WAITS_MAX;
  while (waitsMax > 0 && deadRowsMax > 0) {
    const step = await ctx.db.transaction((tx) => takeStep(ctx, tx, userId));
    if (step.kind === "wait") {
      waitsMax -= 1;
      await wait(WAIT_MS);
      continue;
    }
    const found = step.kind === "refresh" ? await refresh(ctx, github, step.row) : step.token;
    if (found !== "dead") {
      return found;
    }
    deadRowsMax -= 1;
  }
  return null;
}

type Step =
  | { kind: "token"; token: UserToken | null }
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
  if (!row) {
    return { kind: "token", token: null };
  }
  const token = openUserToken(ctx, row);
  const isDue = row.userTokenRefreshAt !== null && row.userTokenRefreshAt <= now;
  if (token !== null && !isDue) {
    return { kind: "token", token: { token, rowId: row.id, sealed: row.userTokenEncrypted ?? "" } };
  }
  if (row.tokenLeaseUntil !== null && row.tokenLeaseUntil > now) {
    return { kind: "wait" };
  }
  const tokenLeaseUntil = new Date(now.getTime() + LEASE_MS);
  await tx.update(githubInstallations).set({ tokenLeaseUntil }).where(eq(githubInstallations.id, row.id));
  return { kind: "refresh", row };
}

/** null where GitHub could not be asked. A dead token is put away: the next row may have a live one. */
async function refresh(
  ctx: ApiContext,
  github: GithubClient,
  row: GithubInstallationRow,
): Promise<UserToken | null | "dead"> {
  const refreshToken = openRefreshToken(ctx, row);
  try {
    const tokens = refreshToken === null ? null : await github.refreshUserTokens(refreshToken);
    return tokens ? await storeUserTokens(ctx, row, tokens) : await markDead(ctx, row);
  } catch (error) {
    if (error instanceof GithubError && error.kind === "bad_grant") {
      return markDead(ctx, row);
    }
    await dropLease(ctx, row);
    return null;
  }
}

/** Deletes nothing (contract.md 11), and spares a row that was given another token meanwhile. */
async function markDead(ctx: ApiContext, row: GithubInstallationRow): Promise<"dead"> {
  const isStillIt = eq(githubInstallations.userTokenEncrypted, row.userTokenEncrypted ?? "");
  await ctx.db
    .update(githubInstallations)
    .set({
      userTokenEncrypted: null,
      userTokenRefreshAt: null,
      refreshTokenEncrypted: null,
      refreshTokenExpiresAt: null,
    })
    .where(and(eq(githubInstallations.id, row.id), isStillIt));
  await dropLease(ctx, row);
  return "dead";
}

async function dropLease(ctx: ApiContext, row: GithubInstallationRow): Promise<void> {
  const isThis = eq(githubInstallations.id, row.id);
  await ctx.db.update(githubInstallations).set({ tokenLeaseUntil: null }).where(isThis);
}

/** To every row of that GitHub account: the pair that a refresh replaced is void everywhere. */
async function storeUserTokens(
  ctx: ApiContext,
  row: GithubInstallationRow,
  tokens: UserTokens,
): Promise<UserToken> {
  const { githubUserId } = githubInstallations;
  const isSame =
    row.githubUserId === null
      ? eq(githubInstallations.id, row.id)
      : and(eq(githubInstallations.userId, row.userId), eq(githubUserId, row.githubUserId));
  const sealed = sealUserTokens(ctx, row.userId, tokens);
  await ctx.db.transaction(async (tx) => {
    await lockLinks(tx);
    const values = { ...sealed, tokenLeaseUntil: null };
    await tx.update(githubInstallations).set(values).where(isSame);
  });
  return { token: tokens.accessToken, rowId: row.id, sealed: sealed.userTokenEncrypted };
}

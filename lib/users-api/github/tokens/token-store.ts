import type { ApiContext } from "../../context";
import type { GithubInstallationRow } from "../../db/schema/github";
import type { InstallationToken, UserTokens } from "../client/types";

const installationPlace = (userId: number) => `github_installation_token:${userId}`;
const userPlace = (userId: number) => `github_user_token:${userId}`;

/** GitHub tokens are renewed at half of their life (contract.md 6.3). */
function halfLife(now: Date, expiresAt: Date | null): Date | null {
  return expiresAt && new Date((now.getTime() + expiresAt.getTime()) / 2);
}

export function sealInstallationToken(ctx: ApiContext, userId: number, token: InstallationToken) {
  return {
    accessTokenEncrypted: ctx.cipher.encrypt(token.token, installationPlace(userId)),
    accessTokenRefreshAt: halfLife(ctx.clock.now(), token.expiresAt),
    repositorySelection: token.repositorySelection,
  };
}

/** Replies without expiries clear the stored ones: such tokens do not expire. */
export function sealUserTokens(ctx: ApiContext, userId: number, tokens: UserTokens) {
  const { refreshToken } = tokens;
  return {
    userTokenEncrypted: ctx.cipher.encrypt(tokens.accessToken, userPlace(userId)),
    userTokenRefreshAt: halfLife(ctx.clock.now(), tokens.accessTokenExpiresAt),
    refreshTokenEncrypted: refreshToken && ctx.cipher.encrypt(refreshToken, userPlace(userId)),
    refreshTokenExpiresAt: tokens.refreshTokenExpiresAt,
  };
}

export function openInstallationToken(ctx: ApiContext, row: GithubInstallationRow): string | null {
  const isFresh = row.accessTokenRefreshAt !== null && row.accessTokenRefreshAt > ctx.clock.now();
  return isFresh ? open(ctx, row.accessTokenEncrypted, installationPlace(row.userId)) : null;
}

export function openUserToken(ctx: ApiContext, row: GithubInstallationRow): string | null {
  return open(ctx, row.userTokenEncrypted, userPlace(row.userId));
}

export function openRefreshToken(ctx: ApiContext, row: GithubInstallationRow): string | null {
  return open(ctx, row.refreshTokenEncrypted, userPlace(row.userId));
}

/** A token sealed with a key that is gone is as good as none: a new one can be had. */
function open(ctx: ApiContext, sealed: string | null, place: string): string | null {
  if (sealed === null) {
    return null;
  }
  try {
    return ctx.cipher.decrypt(sealed, place);
  } catch {
    ctx.log.warn({ event: "github_token_unreadable" }, "a stored token could not be opened");
    return null;
  }
}

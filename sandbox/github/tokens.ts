import { randomBytes } from "node:crypto";
import type { Store } from "./store";
import type { Installation, InstallationToken, Permissions, UserGrant } from "./types";

export const ACCESS_TTL_SECONDS = 28_800;
export const REFRESH_TTL_SECONDS = 15_897_600;
const CODE_TTL_MS = 10 * 60_000;
const INSTALLATION_TOKEN_TTL_MS = 60 * 60_000;

export function createCode(store: Store, login: string, redirectUri: string | null): string {
  const code = randomBytes(10).toString("hex");
  store.state.codes.push({ code, login, redirectUri, expiresAtMs: store.now() + CODE_TTL_MS });
  if (!store.state.authorizations.includes(login)) store.state.authorizations.push(login);
  store.touch();
  return code;
}

/** Single use: the code is gone whatever the caller makes of it. */
export function takeCode(store: Store, code: string): { login: string; redirectUri: string | null } | null {
  const { state } = store;
  const found = state.codes.find((candidate) => candidate.code === code);
  if (found === undefined) return null;
  state.codes = state.codes.filter((candidate) => candidate !== found);
  store.touch();
  return found.expiresAtMs > store.now() ? found : null;
}

export function createGrant(store: Store, login: string): UserGrant {
  const grant = { login, ...newPair(store) };
  store.state.grants.push(grant);
  store.touch();
  return grant;
}

/** Rotates both tokens; null when the refresh token is unknown, used or expired. */
export function refreshGrant(store: Store, refreshToken: string): UserGrant | null {
  const grant = store.state.grants.find((candidate) => candidate.refreshToken === refreshToken);
  if (grant === undefined || grant.refreshExpiresAtMs <= store.now()) return null;
  Object.assign(grant, newPair(store));
  store.touch();
  return grant;
}

export function findUserByToken(store: Store, accessToken: string): string | null {
  const grant = store.state.grants.find((candidate) => candidate.accessToken === accessToken);
  return grant !== undefined && grant.accessExpiresAtMs > store.now() ? grant.login : null;
}

/** What a person does when they revoke the App on GitHub. */
export function revokeUser(store: Store, login: string): void {
  const { state } = store;
  state.grants = state.grants.filter((grant) => grant.login !== login);
  state.codes = state.codes.filter((code) => code.login !== login);
  state.authorizations = state.authorizations.filter((authorized) => authorized !== login);
  store.touch();
}

export function expireUserTokens(store: Store, login: string, includeRefresh: boolean): void {
  for (const grant of store.state.grants.filter((candidate) => candidate.login === login)) {
    grant.accessExpiresAtMs = store.now();
    if (includeRefresh) grant.refreshExpiresAtMs = store.now();
  }
  store.touch();
}

export function expireInstallationTokens(store: Store, installationId: number): void {
  store.state.installationTokens = store.state.installationTokens.filter(
    (token) => token.installationId !== installationId,
  );
  store.touch();
}

type TokenLimits = { permissions?: Permissions; repositoryIds: number[] | null };

export function createInstallationToken(
  store: Store,
  installation: Installation,
  limits: TokenLimits,
): InstallationToken {
  const token: InstallationToken = {
    token: `ghs_${randomText()}`,
    installationId: installation.id,
    permissions: limits.permissions ?? { ...installation.permissions },
    repositoryIds: limits.repositoryIds,
    expiresAtMs: store.now() + INSTALLATION_TOKEN_TTL_MS,
  };
  store.state.installationTokens.push(token);
  store.touch();
  return token;
}

export function findInstallationToken(store: Store, text: string): InstallationToken | null {
  const token = store.state.installationTokens.find((candidate) => candidate.token === text);
  return token !== undefined && token.expiresAtMs > store.now() ? token : null;
}

function newPair(store: Store): Omit<UserGrant, "login"> {
  return {
    accessToken: `ghu_${randomText()}`,
    accessExpiresAtMs: store.now() + ACCESS_TTL_SECONDS * 1000,
    refreshToken: `ghr_${randomText()}${randomText()}`,
    refreshExpiresAtMs: store.now() + REFRESH_TTL_SECONDS * 1000,
  };
}

/** 36 letters and digits, as in GitHub's token format. */
function randomText(): string {
  const text = randomBytes(48)
    .toString("base64")
    .replace(/[^a-zA-Z0-9]/g, "");
  return text.slice(0, 36).padEnd(36, "0");
}

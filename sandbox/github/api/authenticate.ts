import type { Context } from "hono";
import { findInstallation } from "../installations";
import type { Sandbox, SandboxEnv } from "../sandbox";
import { findInstallationToken, findUserByToken } from "../tokens";
import type { Installation, InstallationToken } from "../types";
import { apiError, badCredentials, suspended } from "./api-error";
import { requireAppJwt } from "./app-jwt";

export type ApiContext = Context<SandboxEnv>;
export type InstallationCaller = { installation: Installation; token: InstallationToken };

export function requireUser(sandbox: Sandbox, c: ApiContext): string {
  const login = findUserByToken(sandbox.store, readCredential(c));
  if (login === null) throw badCredentials();
  c.set("caller", `user:${login}`);
  return login;
}

export function requireInstallation(sandbox: Sandbox, c: ApiContext): InstallationCaller {
  const token = findInstallationToken(sandbox.store, readCredential(c));
  const installation = token === null ? null : findInstallation(sandbox.store, token.installationId);
  if (token === null || installation === null) throw badCredentials();
  c.set("caller", `installation:${installation.id}`);
  if (installation.suspendedAt !== null) throw suspended();
  return { installation, token };
}

export async function requireApp(sandbox: Sandbox, c: ApiContext): Promise<void> {
  await requireAppJwt(sandbox, readCredential(c));
  c.set("caller", "app");
}

export function isInstallationCredential(c: ApiContext): boolean {
  return readCredential(c).startsWith("ghs_");
}

/** GitHub takes both words, `Bearer` and `token`. */
function readCredential(c: ApiContext): string {
  const match = /^(?:bearer|token) +(\S+)$/i.exec(c.req.header("authorization") ?? "");
  if (match?.[1] === undefined) throw apiError(401, "Requires authentication");
  return match[1];
}

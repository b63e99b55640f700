import { z } from "zod";
import { GithubError } from "./github-error";
import { installationSchema } from "./installation-schema";
import { parseAnswer, permissionsSchema, repositorySelectionSchema } from "./parse-answer";
import { requireInstallationId } from "./require-path-value";
import type { SendRequest } from "./send-request";
import type { Installation, InstallationToken } from "./types";

type AsApp = { installationId: string; createAppJwt: () => Promise<string> };

export async function getInstallation(
  send: SendRequest,
  { installationId, createAppJwt }: AsApp,
  signal?: AbortSignal,
): Promise<Installation> {
  const parameters = { installation_id: requireInstallationId(installationId) };
  const token = await createAppJwt();
  const answer = await send({ route: "GET /app/installations/{installation_id}", parameters, token }, signal);
  return parseAnswer(installationSchema, answer);
}

/** Not through auth-app, which would keep the token in memory: ours live encrypted in the database. */
export async function createInstallationToken(
  send: SendRequest,
  { installationId, createAppJwt, now }: AsApp & { now: () => number },
  signal?: AbortSignal,
): Promise<InstallationToken> {
  const parameters = { installation_id: requireInstallationId(installationId) };
  const token = await createAppJwt();
  const route = "POST /app/installations/{installation_id}/access_tokens";
  const answer = await send({ route, parameters, token, isRepeatable: true }, signal);
  const created = parseAnswer(tokenSchema, answer);
  const expiresAtMs = Date.parse(created.expires_at);
  return {
    token: created.token,
    expiresAt: new Date(Number.isNaN(expiresAtMs) ? now() + LIFETIME_MS_DEFAULT : expiresAtMs),
    repositorySelection: created.repository_selection,
    permissions: created.permissions,
  };
}

export async function uninstall(
  send: SendRequest,
  { installationId, createAppJwt }: AsApp,
  signal?: AbortSignal,
): Promise<void> {
  const parameters = { installation_id: requireInstallationId(installationId) };
  const token = await createAppJwt();
  const route = "DELETE /app/installations/{installation_id}";
  try {
    await send({ route, parameters, token, read: () => null }, signal);
  } catch (error) {
    if (!(error instanceof GithubError) || error.kind !== "gone") {
      throw error;
    }
  }
}

/** GitHub's fixed life of an installation token, for an answer that does not tell (contract 6.3). */
const LIFETIME_MS_DEFAULT = 3_600_000;

const tokenSchema = z.object({
  token: z.string().min(1),
  expires_at: z.string().catch(""),
  repository_selection: repositorySelectionSchema,
  permissions: permissionsSchema,
});

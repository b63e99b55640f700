import { z } from "zod";
import { GithubError } from "./github-error";
import { parseAnswer } from "./parse-answer";
import { refuseOauthError } from "./refuse-oauth-error";
import type { ApiAnswer, SendRequest } from "./send-request";
import type { GithubSettings, UserTokens } from "./types";

type GrantInput = { settings: GithubSettings; grant: Record<string, string | undefined> };

/**
 * POSTs a grant to GitHub's OAuth endpoint; never repeated, since a code or refresh token is spent by one call.
 * Not through oauth-methods: it throws away the new tokens when an answer has no `expires_in` or `scope`, after
 * GitHub has already voided the old ones.
 */
export async function requestUserTokens(
  send: SendRequest,
  { settings, grant }: GrantInput,
  signal?: AbortSignal,
): Promise<UserTokens> {
  const nowMs = (settings.now ?? Date.now)();
  const answer = await sendGrant(send, { settings, grant }, signal);
  refuseOauthError(answer);

  const tokens = parseAnswer(tokensSchema, answer);
  return {
    accessToken: tokens.access_token,
    accessTokenExpiresAt: toExpiry(nowMs, tokens.expires_in),
    refreshToken: tokens.refresh_token,
    refreshTokenExpiresAt: toExpiry(nowMs, tokens.refresh_token_expires_in),
  };
}

async function sendGrant(
  send: SendRequest,
  { settings, grant }: GrantInput,
  signal?: AbortSignal,
): Promise<ApiAnswer> {
  const { clientId, clientSecret } = settings.app;
  try {
    return await send(
      {
        route: "POST /login/oauth/access_token",
        baseUrl: settings.url.replace(/\/+$/, ""),
        headers: { accept: "application/json" },
        parameters: { client_id: clientId, client_secret: clientSecret, ...grant },
        secrets: [clientSecret, grant.code ?? "", grant.refresh_token ?? ""],
      },
      signal,
    );
  } catch (error) {
    // A 404 here is a wrong client id or address, and says nothing about the person's installation.
    if (!(error instanceof GithubError) || error.kind !== "gone") throw error;
    throw new GithubError({ kind: "invalid_answer", message: error.message, status: error.status });
  }
}

function toExpiry(nowMs: number, seconds: number | null): Date | null {
  return seconds === null ? null : new Date(nowMs + seconds * 1000);
}

const YEAR_SECONDS = 365 * 24 * 3600;

const secondsSchema = z.coerce.number().int().positive().max(YEAR_SECONDS).nullable().catch(null);

const tokensSchema = z.object({
  access_token: z.string().min(1),
  expires_in: secondsSchema,
  refresh_token: z.string().min(1).nullable().catch(null),
  refresh_token_expires_in: secondsSchema,
});

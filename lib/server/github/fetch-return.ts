import "server-only";
import type { Credential } from "../session/session";
import { getPool } from "../upstream/pool";

const TIMEOUT_MS = 30_000;

type Return = {
  path: string;
  credential: Credential;
  clientIp: string | null;
  userAgent: string | null;
};

/** Asks the API where GitHub's return leads; several calls to GitHub may lie behind the answer. */
export async function fetchReturn({ path, credential, clientIp, userAgent }: Return): Promise<string | null> {
  const answer = await getPool().request({
    path,
    method: "GET",
    headers: {
      cookie: `sessionid=${credential.sessionId}; posthog_csrftoken=${credential.csrfToken}`,
      ...(clientIp && { "x-forwarded-for": clientIp }),
      ...(userAgent && { "user-agent": userAgent }),
    },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  await answer.body.dump();
  const { location } = answer.headers;
  return answer.statusCode === 302 && typeof location === "string" ? location : null;
}

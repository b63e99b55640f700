import "server-only";
import { randomBytes } from "node:crypto";
import type { UpstreamAnswer } from "../upstream/call-upstream";
import { type SessionCredential, sessionCredentialSchema } from "./credential";

const REMEMBER_PREFIX = "remember-cookie_";

/** What an API gave a browser to keep, so that it need not ask for the second factor again. */
export type RememberCookie = { name: string; value: string };

/** The API's session and its CSRF token, or null where the answer brings none that can be kept. */
export function readCredential(answer: UpstreamAnswer): SessionCredential | null {
  const cookies = readSetCookies(answer);
  const sessionId = cookies.get("sessionid");
  if (!sessionId) {
    return null;
  }
  const csrfToken = cookies.get("posthog_csrftoken") || createCsrfToken();
  return sessionCredentialSchema.safeParse({ kind: "session", sessionId, csrfToken }).data ?? null;
}

/**
 * PostHog gives none before a sign-in is complete, nor with a new session id. Django only compares
 * the cookie with the header, so any token of its form will do.
 */
function createCsrfToken(): string {
  return randomBytes(16).toString("hex");
}

export function readRememberCookie(answer: UpstreamAnswer): RememberCookie | null {
  for (const [name, value] of readSetCookies(answer)) {
    if (name.startsWith(REMEMBER_PREFIX) && value !== "") {
      return { name, value };
    }
  }
  return null;
}

function readSetCookies({ headers }: UpstreamAnswer): Map<string, string> {
  const given = headers["set-cookie"] ?? [];
  const lines = Array.isArray(given) ? given : [given];
  const pairs = lines.map((line) => {
    const [pair = ""] = line.split(";");
    const at = pair.indexOf("=");
    return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const;
  });
  return new Map(pairs);
}

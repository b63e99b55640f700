import "server-only";
import { getEnv } from "../env";
import type { Credential } from "../session/session";

/** The path at the API's origin; an API behind a path prefix keeps it. */
export function toUpstreamPath(path: string): string {
  return new URL(getEnv().usersApiUrl).pathname.replace(/\/+$/, "") + path;
}

/** The credential as the API's own cookies; nothing else of a caller's cookies goes along. */
export function toCookieHeader({ sessionId, csrfToken }: Credential): string {
  return `sessionid=${sessionId}; posthog_csrftoken=${csrfToken}`;
}

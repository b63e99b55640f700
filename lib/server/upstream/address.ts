import "server-only";
import { getEnv } from "../env";
import type { Credential } from "../session/session";
import type { RememberCookie } from "../session/upstream-cookies";

/** The path at the API's origin; an API behind a path prefix keeps it. */
export function toUpstreamPath(path: string): string {
  return new URL(getEnv().usersApiUrl).pathname.replace(/\/+$/, "") + path;
}

/** What the API gave us to keep, as its own cookies; nothing else of a caller's cookies goes along. */
export function toCookieHeader(credential: Credential | null, device: RememberCookie | null): string {
  const own = credential
    ? [`sessionid=${credential.sessionId}`, `posthog_csrftoken=${credential.csrfToken}`]
    : [];
  return [...own, ...(device ? [`${device.name}=${device.value}`] : [])].join("; ");
}

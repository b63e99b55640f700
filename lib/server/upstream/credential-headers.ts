import "server-only";
import { getEnv } from "../env";
import type { Credential, SessionCredential } from "../session/credential";
import type { RememberCookie } from "../session/upstream-cookies";

type Options = {
  credential: Credential | null;
  /** Lets the API spare this browser the second factor. */
  device?: RememberCookie | null;
  isUnsafe: boolean;
};

/** How a call says whose it is: the API's own cookies, or a key and nothing besides. */
export function buildCredentialHeaders({ credential, device, isUnsafe }: Options): Record<string, string> {
  if (credential?.kind === "api_key") {
    return { authorization: `Bearer ${credential.key}` };
  }
  const cookie = toCookieHeader(credential, device ?? null);
  return {
    ...(cookie && { cookie }),
    ...(credential && isUnsafe && buildCsrfHeaders(credential)),
  };
}

/** What the API gave us to keep; nothing else of a caller's cookies goes along. */
export function toCookieHeader(credential: SessionCredential | null, device: RememberCookie | null): string {
  const own = credential
    ? [`sessionid=${credential.sessionId}`, `posthog_csrftoken=${credential.csrfToken}`]
    : [];
  return [...own, ...(device ? [`${device.name}=${device.value}`] : [])].join("; ");
}

/** Django compares the origin with its own host, so the call comes from there in its eyes. */
function buildCsrfHeaders({ csrfToken }: SessionCredential): Record<string, string> {
  const { origin } = new URL(getEnv().usersApiUrl);
  return { "x-csrftoken": csrfToken, origin, referer: `${origin}/` };
}

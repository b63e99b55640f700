import "server-only";
import { toSignIn } from "@/lib/routes";
import { answerError } from "../answers";
import { getEnv } from "../env";
import { getLog } from "../log";
import { findClientIp } from "../security/client-ip";
import { readRequestSession } from "../session/read-request-session";
import { fetchReturn } from "./fetch-return";
import { isReturnTarget } from "./is-return-target";

/** The parameters GitHub's return may carry; nothing else is handed on. */
const names = ["code", "state", "installation_id", "setup_action", "error", "error_description"];

/**
 * GitHub's way back: query and credential go to the API's same path, and its redirect is passed on
 * if it leads to a place on the list (design.md 1). A signed-out person signs in first.
 */
export async function handleReturn(request: Request, path: string): Promise<Response> {
  const { siteUrl } = getEnv();
  const query = pickQuery(new URL(request.url).searchParams);
  const session = await readRequestSession(request);
  if (!session) {
    return redirectTo(siteUrl + toSignIn({ next: `${path}?${query}`, reason: "expired" }));
  }
  const location = await fetchReturn({
    path: `${path}?${query}`,
    credential: session.credential,
    clientIp: findClientIp(request.headers),
    userAgent: request.headers.get("user-agent"),
  }).catch(() => null);
  if (location === null) {
    return answerError("upstream_unreachable");
  }
  if (!isReturnTarget(location, getEnv())) {
    getLog().error({ event: "github_return_refused" }, "the API sent GitHub's return to an unknown place");
    return answerError("upstream_redirect");
  }
  return redirectTo(location);
}

function pickQuery(given: URLSearchParams): string {
  const picked = new URLSearchParams();
  for (const name of names) {
    const value = given.get(name);
    if (value !== null) {
      picked.set(name, value.slice(0, 512));
    }
  }
  return picked.toString();
}

/** The address behind us holds a code and a state: it goes into no Referer and no cache (G5). */
function redirectTo(location: string): Response {
  return new Response(null, {
    status: 302,
    headers: { Location: location, "Cache-Control": "private, no-store", "Referrer-Policy": "no-referrer" },
  });
}

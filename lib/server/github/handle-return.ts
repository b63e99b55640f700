import "server-only";
import { randomUUID } from "node:crypto";
import { type SignInReason, toGithub, toSignIn } from "@/lib/routes";
import { answerError } from "../answers";
import { getEnv } from "../env";
import { getLog } from "../log";
import { readClient } from "../security/read-client";
import { type SessionCredential, toSessionCredential } from "../session/credential";
import { parseCookies, readRequestSession } from "../session/read-request-session";
import { SESSION_COOKIE } from "../session/session";
import { fetchReturn } from "./fetch-return";
import { isReturnTarget } from "./is-return-target";
import { clearReturn, RETURN_COOKIE, readReturn, sealReturn } from "./return-cookie";

/** The parameters GitHub's return may carry; nothing else is handed on. */
const names = ["code", "state", "installation_id", "setup_action", "error"];

/**
 * GitHub's way back: query and credential go to the API's same path, and its redirect is passed on
 * if it leads to a place on the list (design.md 1). A signed-out person signs in first.
 */
export async function handleReturn(request: Request, path: string): Promise<Response> {
  // A HEAD would use the state up as a GET does.
  if (request.method !== "GET") {
    return answerError("method_not_allowed", { detail: `Method "${request.method}" not allowed.` });
  }
  try {
    return await decide(request, path);
  } catch (error) {
    return redirectToFailure({ reason: "unexpected", err: error });
  }
}

async function decide(request: Request, path: string): Promise<Response> {
  const cookies = parseCookies(request.headers.get("cookie") ?? "");
  const given = pickQuery(new URL(request.url).searchParams);
  // Without a query somebody comes back from signing in.
  const query = given || ((await readReturn(cookies.get(RETURN_COOKIE), path)) ?? "");
  const session = await readRequestSession(request);
  const credential = toSessionCredential(session?.credential);
  if (!credential) {
    // The API finishes a link for a session alone.
    const hadSession = cookies.has(SESSION_COOKIE) ? "expired" : undefined;
    return redirectToSignIn({ path, query, reason: session ? "needs-password" : hadSession });
  }
  const response = await finish(request, { path, query, credential });
  if (cookies.has(RETURN_COOKIE) && !response.headers.has("Set-Cookie")) {
    response.headers.append("Set-Cookie", clearReturn());
  }
  return response;
}

type Return = { path: string; query: string; credential: SessionCredential };

async function finish(request: Request, { path, query, credential }: Return): Promise<Response> {
  const answer = await fetchReturn({
    path: `${path}?${query}`,
    credential,
    client: readClient(request),
  });
  switch (answer.kind) {
    case "redirect":
      return isReturnTarget(answer.location, getEnv())
        ? redirectTo(answer.location)
        : redirectToFailure({ reason: "unknown target" });
    case "signed_out":
      return redirectToSignIn({ path, query, reason: "expired" });
    case "failed":
      return redirectToFailure({ reason: "no redirect", status: answer.status });
    default:
      return answer satisfies never;
  }
}

type SignIn = { path: string; query: string; reason: SignInReason | undefined };

/** The query waits in a cookie: its code and state must not stand in the sign-in page's address (G5). */
async function redirectToSignIn({ path, query, reason }: SignIn): Promise<Response> {
  const response = redirectTo(getEnv().siteUrl + toSignIn({ next: path, reason }));
  const cookie = await sealReturn(path, query);
  if (cookie) {
    response.headers.append("Set-Cookie", cookie);
  }
  return response;
}

/** Lands on the page that explains, with the catch-all code of contract.md 7. */
function redirectToFailure(problem: { reason: string; status?: number | null; err?: unknown }): Response {
  getLog().error(
    { event: "github_return_failed", requestId: randomUUID(), ...problem },
    "GitHub's return failed",
  );
  const query = new URLSearchParams({ github_link_error: "github_install_failed" });
  return redirectTo(getEnv().siteUrl + toGithub(query));
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

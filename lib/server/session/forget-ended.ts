import "server-only";
import { answerJson } from "../answers";
import { readClient } from "../security/read-client";
import { askAccount } from "./find-account";
import { parseCookies, readRequestSession } from "./read-request-session";
import { clearCookies, SESSION_COOKIE } from "./session";

/** Less than a page waits for it, so that no late answer clears what a sign-in has set since. */
const PATIENCE_MS = 1_500;

/**
 * Takes the cookies of a session that the API refuses, and of no other: another tab may have signed
 * in since the page that asks for it was told so. Where the API does not say, they stay.
 */
export async function forgetEnded(request: Request): Promise<Response> {
  // There is nothing to take, and a tab that is signing in has its cookies in a moment.
  if (!parseCookies(request.headers.get("cookie") ?? "").has(SESSION_COOKIE)) return answerJson(204, null);
  const session = await readRequestSession(request);
  const asking = { client: readClient(request), signal: AbortSignal.timeout(PATIENCE_MS) };
  const isOver = session === null || (await askAccount(session.credential, asking)) === null;
  const response = answerJson(204, null);
  for (const cookie of isOver ? clearCookies() : []) {
    response.headers.append("Set-Cookie", cookie);
  }
  return response;
}

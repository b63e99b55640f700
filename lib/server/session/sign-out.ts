import "server-only";
import { logoutPage } from "@/lib/contract/endpoints/logout-page";
import { logout } from "@/lib/contract/endpoints/session";
import { formatThemeCookie } from "@/lib/contract/theme-cookie";
import { answerJson } from "../answers";
import { type Client, readClient } from "../security/read-client";
import { callUpstream } from "../upstream/call-upstream";
import { findServerInfo } from "../upstream/server-info";
import type { Credential, SessionCredential } from "./credential";
import { askAccount } from "./find-account";
import { forgetEnded } from "./forget-ended";
import { clearPending } from "./pending-cookie";
import { readRequestSession } from "./read-request-session";
import { clearCookies } from "./session";
import type { Note } from "./session-log";

/** Over all the calls that it takes, so that nobody waits long to see themselves signed out. */
const PATIENCE_MS = 5_000;

/**
 * Ends the API's session, then ours. Where the API cannot be told, the browser is signed out all
 * the same and the answer says that the session may live on there. With `?ended` it only tidies up
 * after a session that has ended by itself.
 */
export async function signOut(request: Request, note: Note): Promise<Response> {
  if (new URL(request.url).searchParams.has("ended")) {
    return forgetEnded(request);
  }
  const session = await readRequestSession(request);
  const isEnded = session ? await endUpstream(session.credential, readClient(request)) : true;
  if (session) {
    const result = isEnded ? "ok" : "not_told";
    note({ event: "signed_out", method: null, result, person: session.person });
  }
  const headers = { "Clear-Site-Data": '"cache"' };
  const response = isEnded ? answerJson(204, null, headers) : answerJson(200, { is_ended: false }, headers);
  // The next person of this browser has a theme of their own.
  for (const cookie of [...clearCookies(), clearPending(), formatThemeCookie(null)]) {
    response.headers.append("Set-Cookie", cookie);
  }
  return response;
}

/**
 * False where the API could not be told, whose activity names the client. A key is not ours to end:
 * it stays what it was.
 */
export async function endUpstream(credential: Credential, client: Client): Promise<boolean> {
  if (credential.kind === "api_key") {
    return true;
  }
  const end = { credential, client, signal: AbortSignal.timeout(PATIENCE_MS) };
  try {
    const server = await findServerInfo({ isOldFine: true, signal: end.signal });
    const isByPage = server !== null && !server.features.includes("logout");
    return isByPage ? await endByPage(end) : await endByApi(end);
  } catch {
    return false;
  }
}

type End = { credential: SessionCredential; client: Client; signal: AbortSignal };

/** A server without it has a page instead, as it turns out while nobody knows which server it is. */
async function endByApi(end: End): Promise<boolean> {
  const { credential, client, signal } = end;
  const { status } = await callUpstream({ endpoint: logout, body: {}, credential, ...client, signal });
  return status === 404 ? endByPage(end) : status === 204 || status === 200 || status === 401;
}

/** A page's redirect says little, so the session itself is asked whether it has ended. */
async function endByPage({ credential, client, signal }: End): Promise<boolean> {
  const { status } = await callUpstream({ endpoint: logoutPage, body: {}, credential, ...client, signal });
  return status < 400 && (await askAccount(credential, { client, signal })) === null;
}

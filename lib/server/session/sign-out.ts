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
import { clearPending } from "./pending-cookie";
import { readRequestSession } from "./read-request-session";
import { clearCookies } from "./session";

/**
 * Ends the API's session, then ours. Where the API cannot be told, the browser is signed out all
 * the same and the answer says that the session may live on there.
 */
export async function signOut(request: Request): Promise<Response> {
  const session = await readRequestSession(request);
  const isEnded = session ? await endUpstream(session.credential, readClient(request)) : true;
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
  try {
    const { features } = await findServerInfo();
    return features.includes("logout")
      ? await endByApi(credential, client)
      : await endByPage(credential, client);
  } catch {
    return false;
  }
}

async function endByApi(credential: SessionCredential, client: Client): Promise<boolean> {
  const { status } = await callUpstream({ endpoint: logout, body: {}, credential, ...client });
  return status === 204 || status === 200 || status === 401;
}

/** A page's redirect says little, so the session itself is asked whether it has ended. */
async function endByPage(credential: SessionCredential, client: Client): Promise<boolean> {
  const { status } = await callUpstream({ endpoint: logoutPage, body: {}, credential, ...client });
  return status < 400 && (await askAccount(credential)) === null;
}

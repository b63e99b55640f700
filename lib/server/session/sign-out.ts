import "server-only";
import { logout } from "@/lib/contract/endpoints/session";
import { answerJson } from "../answers";
import { callUpstream } from "../upstream/call-upstream";
import { clearPending } from "./pending-cookie";
import { readRequestSession } from "./read-request-session";
import { type Credential, clearCookies } from "./session";

/**
 * Ends the API's session, then ours. Where the API cannot be told, the browser is signed out all
 * the same and the answer says that the session may live on there.
 */
export async function signOut(request: Request): Promise<Response> {
  const session = await readRequestSession(request);
  const isEnded = session ? await endUpstream(session.credential) : true;
  const headers = { "Clear-Site-Data": '"cache"' };
  const response = isEnded ? answerJson(204, null, headers) : answerJson(200, { is_ended: false }, headers);
  for (const cookie of [...clearCookies(), clearPending()]) {
    response.headers.append("Set-Cookie", cookie);
  }
  return response;
}

/** False where the API could not be told. */
export async function endUpstream(credential: Credential): Promise<boolean> {
  try {
    const { status } = await callUpstream({ endpoint: logout, body: {}, credential });
    return status === 204 || status === 200 || status === 401;
  } catch {
    return false;
  }
}

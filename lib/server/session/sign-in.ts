import "server-only";
import { loginCreate } from "@/lib/contract/endpoints/session";
import { type Login, loginSchema, sessionSchemas } from "@/lib/contract/schemas/session";
import { parseOptions, toValidationEnvelope } from "@/lib/contract/validation";
import { answerEnvelope, answerError } from "../answers";
import { readJsonBody } from "../door/read-json-body";
import { findClientIp } from "../security/client-ip";
import { callUpstream, type UpstreamAnswer } from "../upstream/call-upstream";
import { readAnswer } from "../upstream/read-answer";
import { DEVICE_COOKIE, readDevice } from "./device-cookie";
import { askAccount } from "./find-account";
import { openSession } from "./open-session";
import { passRefusal } from "./pass-refusal";
import { clearPending, PENDING_COOKIE, sealPending } from "./pending-cookie";
import { parseCookies, readRequestSession } from "./read-request-session";
import type { Session } from "./session";
import { readCredential } from "./upstream-cookies";

/**
 * Trades e-mail and password for an upstream session and seals it in our cookie. Without an address
 * it is a step-up: the password of whoever the live session belongs to, whose proof the API renews.
 * Where a second factor is due, 401 `2fa_required` and a sealed half session lead to PATCH.
 */
export async function signIn(request: Request): Promise<Response> {
  const raw = await readJsonBody(request);
  if ("code" in raw) {
    return answerError(raw.code);
  }
  const session = await readRequestSession(request);
  const body = "email" in raw.body ? raw.body : await addAddress(raw.body, session);
  if (!body) {
    return answerError("not_authenticated");
  }
  const parsed = loginSchema.safeParse(body, parseOptions);
  if (!parsed.success) {
    return answerEnvelope(400, toValidationEnvelope(parsed.error));
  }
  const upstream = await callLogin(request, parsed.data, session);
  const answer = readAnswer(sessionSchemas.loginCreate, upstream);
  const credential = readCredential(upstream);
  if (answer.kind === "error") {
    const response = passRefusal(answer, upstream);
    const half = credential ?? session?.credential;
    if (answer.envelope.code === "2fa_required" && half) {
      response.headers.append("Set-Cookie", await sealPending(half));
    }
    return response;
  }
  if (!credential) {
    return answerError("upstream_invalid");
  }
  const response = await openSession(credential, session);
  if (parseCookies(request.headers.get("cookie") ?? "").has(PENDING_COOKIE)) {
    // A half sign-in of before, somebody else's perhaps, must not be offered again.
    response.headers.append("Set-Cookie", clearPending());
  }
  return response;
}

/** Of the live session's own person, whatever a page believes whose it is; null where it has ended. */
async function addAddress(body: Record<string, unknown>, session: Session | null) {
  const account = session && (await askAccount(session.credential));
  return account ? { ...body, email: account.email } : null;
}

async function callLogin(request: Request, body: Login, session: Session | null): Promise<UpstreamAnswer> {
  const cookies = parseCookies(request.headers.get("cookie") ?? "");
  return callUpstream({
    endpoint: loginCreate,
    body,
    credential: session?.credential ?? null,
    device: await readDevice(cookies.get(DEVICE_COOKIE)),
    clientIp: findClientIp(request.headers),
    userAgent: request.headers.get("user-agent"),
    signal: request.signal,
  });
}

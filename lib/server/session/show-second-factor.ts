import "server-only";
import { loginToken } from "@/lib/contract/endpoints/session";
import { loginTokenSchema, sessionSchemas } from "@/lib/contract/schemas/session";
import { parseOptions, toValidationEnvelope } from "@/lib/contract/validation";
import { answerEnvelope, answerError } from "../answers";
import { readJsonBody } from "../door/read-json-body";
import { findClientIp } from "../security/client-ip";
import { callUpstream, type UpstreamAnswer } from "../upstream/call-upstream";
import { readAnswer } from "../upstream/read-answer";
import { sealDevice } from "./device-cookie";
import { openSession } from "./open-session";
import { passRefusal } from "./pass-refusal";
import { clearPending, PENDING_COOKIE, readPending } from "./pending-cookie";
import { parseCookies, readRequestSession } from "./read-request-session";
import { readCredential, readRememberCookie } from "./upstream-cookies";

/** Finishes a sign-in or a step-up whose password was right, with an authenticator or backup code. */
export async function showSecondFactor(request: Request): Promise<Response> {
  const raw = await readJsonBody(request);
  if ("code" in raw) {
    return answerError(raw.code);
  }
  const parsed = loginTokenSchema.safeParse(raw.body, parseOptions);
  if (!parsed.success) {
    return answerEnvelope(400, toValidationEnvelope(parsed.error));
  }
  const cookies = parseCookies(request.headers.get("cookie") ?? "");
  const pending = await readPending(cookies.get(PENDING_COOKIE));
  if (!pending) {
    return answerError("2fa_expired");
  }
  const upstream = await callUpstream({
    endpoint: loginToken,
    body: parsed.data,
    credential: pending,
    clientIp: findClientIp(request.headers),
    userAgent: request.headers.get("user-agent"),
    signal: request.signal,
  });
  const answer = readAnswer(sessionSchemas.loginToken, upstream);
  if (answer.kind === "error") {
    const response = passRefusal(answer, upstream);
    if (answer.envelope.code === "2fa_expired") {
      response.headers.append("Set-Cookie", clearPending());
    }
    return response;
  }
  const credential = readCredential(upstream);
  if (!credential) {
    return answerError("upstream_invalid");
  }
  const response = await openSession(credential, await readRequestSession(request));
  response.headers.append("Set-Cookie", clearPending());
  await rememberBrowser(response, upstream, parsed.data.remember);
  return response;
}

/** PostHog always offers to remember; it is kept for whoever asked for it. */
async function rememberBrowser(response: Response, upstream: UpstreamAnswer, isAsked: boolean) {
  const device = isAsked ? readRememberCookie(upstream) : null;
  const cookie = device && (await sealDevice(device));
  if (cookie) {
    response.headers.append("Set-Cookie", cookie);
  }
}

import "server-only";
import { loginCode, loginCodeResend, loginToken } from "@/lib/contract/endpoints/session";
import {
  loginTokenSchema,
  mailedCodeSchema,
  resendSchema,
  sessionSchemas,
} from "@/lib/contract/schemas/session";
import { parseOptions, toValidationEnvelope } from "@/lib/contract/validation";
import { answerEnvelope, answerError, answerJson } from "../answers";
import { readJsonBody } from "../door/read-json-body";
import { readClient } from "../security/read-client";
import { callUpstream, type UpstreamAnswer } from "../upstream/call-upstream";
import { readAnswer } from "../upstream/read-answer";
import { sealDevice } from "./device-cookie";
import { openSession } from "./open-session";
import { passRefusal } from "./pass-refusal";
import {
  clearPending,
  PENDING_COOKIE,
  type Pending,
  type PendingStep,
  readPending,
  sealPending,
} from "./pending-cookie";
import { parseCookies, readRequestSession } from "./read-request-session";
import { type Note, noteRefusal } from "./session-log";
import { readCredential, readRememberCookie } from "./upstream-cookies";

const tooLate = { second_factor: "2fa_expired", email_code: "no_pending_verification" } as const;

const secondFactor = {
  key: "token",
  step: "second_factor",
  endpoint: loginToken,
  schema: loginTokenSchema,
} as const;

const ways = [
  { key: "resend", step: "email_code", endpoint: loginCodeResend, schema: resendSchema },
  { key: "code", step: "email_code", endpoint: loginCode, schema: mailedCodeSchema },
  secondFactor,
] as const;

/**
 * Finishes a sign-in or a step-up whose password was right: `{token}` with an authenticator or backup
 * code, `{code}` with the code that was mailed; `{resend: true}` asks for another of those.
 */
export async function finishSignIn(request: Request, note: Note): Promise<Response> {
  const raw = await readJsonBody(request);
  if ("code" in raw) {
    return answerError(raw.code);
  }
  const way = ways.find(({ key }) => key in raw.body) ?? secondFactor;
  const parsed = way.schema.safeParse(raw.body, parseOptions);
  if (!parsed.success) {
    return answerEnvelope(400, toValidationEnvelope(parsed.error));
  }
  const cookies = parseCookies(request.headers.get("cookie") ?? "");
  const pending = await readPending(cookies.get(PENDING_COOKIE));
  if (pending?.step !== way.step) {
    return refuseStep(request, tooLate[way.step]);
  }
  const upstream = await callUpstream({
    endpoint: way.endpoint,
    body: "code" in parsed.data ? { code: parsed.data.code } : parsed.data,
    credential: pending.credential,
    ...readClient(request),
    signal: request.signal,
  });
  const answer = readAnswer(sessionSchemas[way.endpoint.id], upstream);
  if (answer.kind === "error") {
    const response = passRefusal(answer, upstream);
    const { code } = answer.envelope;
    noteRefusal(note, { method: way.step, code, held: await readRequestSession(request) });
    // After too many tries no code is looked at any more: a reload begins anew.
    if (code === tooLate[way.step] || code === "too_many_attempts") {
      response.headers.append("Set-Cookie", clearPending());
    }
    return response;
  }
  if (way.key === "resend") {
    return waitOn(pending, upstream);
  }
  const isRemembered = "remember" in parsed.data && parsed.data.remember === true;
  return open(request, { upstream, isRemembered, note, method: way.step });
}

/** With a key nothing is ever half done: there is no password that it could have shown. */
async function refuseStep(request: Request, code: (typeof tooLate)[keyof typeof tooLate]): Promise<Response> {
  const session = await readRequestSession(request);
  return answerError(session?.credential.kind === "api_key" ? "password_sign_in_required" : code);
}

/** The new code has its own ten minutes. */
async function waitOn(pending: Pending, upstream: UpstreamAnswer): Promise<Response> {
  const credential = readCredential(upstream) ?? pending.credential;
  const response = answerJson(200, { success: true });
  response.headers.append("Set-Cookie", await sealPending({ ...pending, credential }));
  return response;
}

type Opening = { upstream: UpstreamAnswer; isRemembered: boolean; note: Note; method: PendingStep };

async function open(request: Request, opening: Opening): Promise<Response> {
  const { upstream, isRemembered, note, method } = opening;
  const credential = readCredential(upstream);
  if (!credential) {
    return answerError("upstream_invalid");
  }
  const former = await readRequestSession(request);
  const response = await openSession({ client: readClient(request), note, method, credential, former });
  response.headers.append("Set-Cookie", clearPending());
  // PostHog always offers to remember; it is kept for whoever asked for it.
  const device = isRemembered ? readRememberCookie(upstream) : null;
  const cookie = device && (await sealDevice(device));
  if (cookie) {
    response.headers.append("Set-Cookie", cookie);
  }
  return response;
}

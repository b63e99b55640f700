import "server-only";
import { loginCreate } from "@/lib/contract/endpoints/session";
import { type Login, loginSchema, sessionSchemas } from "@/lib/contract/schemas/session";
import { parseOptions, toValidationEnvelope } from "@/lib/contract/validation";
import { answerEnvelope, answerError } from "../answers";
import { readJsonBody } from "../door/read-json-body";
import { readClient } from "../security/read-client";
import { callUpstream, type UpstreamAnswer } from "../upstream/call-upstream";
import { readAnswer } from "../upstream/read-answer";
import { toSessionCredential } from "./credential";
import { DEVICE_COOKIE, readDevice } from "./device-cookie";
import { askAccount } from "./find-account";
import { openSession } from "./open-session";
import { passRefusal } from "./pass-refusal";
import { clearPending, PENDING_COOKIE, type PendingStep, sealPending } from "./pending-cookie";
import { parseCookies, readRequestSession } from "./read-request-session";
import type { Session } from "./session";
import { type Note, noteRefusal } from "./session-log";
import { signInWithKey } from "./sign-in-with-key";
import { readCredential } from "./upstream-cookies";

/** What is due besides the password, by the 401 that says so. */
const steps: Record<string, PendingStep | undefined> = {
  "2fa_required": "second_factor",
  code_based_verification_required: "email_code",
};

/**
 * Trades e-mail and password for an upstream session and seals it in our cookie. Without an address
 * it is a step-up: the password of whoever the live session belongs to, whose proof the API renews.
 * Where more is due, that 401 and a sealed half session lead to PATCH. A personal API key is sealed
 * as it is.
 */
export async function signIn(request: Request, note: Note): Promise<Response> {
  const raw = await readJsonBody(request);
  if ("code" in raw) {
    return answerError(raw.code);
  }
  if ("personal_api_key" in raw.body) {
    return signInWithKey(request, raw.body, note);
  }
  const session = await readRequestSession(request);
  if (!("email" in raw.body) && session?.credential.kind === "api_key") {
    return answerError("password_sign_in_required");
  }
  const body = "email" in raw.body ? raw.body : await addAddress(request, raw.body, session);
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
    const { code } = answer.envelope;
    const step = steps[code];
    const half = credential ?? toSessionCredential(session?.credential);
    const held = "email" in raw.body ? null : session;
    noteRefusal(note, { method: "password", code, isStepDue: step !== undefined, held });
    if (step && half) {
      response.headers.append("Set-Cookie", await sealPending({ credential: half, step }));
    }
    return response;
  }
  if (!credential) {
    return answerError("upstream_invalid");
  }
  const client = readClient(request);
  const response = await openSession({ client, note, method: "password", credential, former: session });
  if (parseCookies(request.headers.get("cookie") ?? "").has(PENDING_COOKIE)) {
    // A half sign-in of before, somebody else's perhaps, must not be offered again.
    response.headers.append("Set-Cookie", clearPending());
  }
  return response;
}

/** Of the live session's own person, whatever a page believes whose it is; null where it has ended. */
async function addAddress(request: Request, body: Record<string, unknown>, session: Session | null) {
  const account = session && (await askAccount(session.credential, { client: readClient(request) }));
  return account ? { ...body, email: account.email } : null;
}

async function callLogin(request: Request, body: Login, session: Session | null): Promise<UpstreamAnswer> {
  const cookies = parseCookies(request.headers.get("cookie") ?? "");
  return callUpstream({
    endpoint: loginCreate,
    body,
    credential: toSessionCredential(session?.credential),
    device: await readDevice(cookies.get(DEVICE_COOKIE)),
    ...readClient(request),
    signal: request.signal,
  });
}

import "server-only";
import { randomUUID } from "node:crypto";
import { loginCreate } from "@/lib/contract/endpoints/session";
import { buildEnvelope } from "@/lib/contract/envelope";
import { errorTable } from "@/lib/contract/errors";
import { loginSchema, sessionSchemas } from "@/lib/contract/schemas/session";
import { parseOptions, toValidationEnvelope } from "@/lib/contract/validation";
import { answerEnvelope, answerError, answerJson } from "../answers";
import { readJsonBody } from "../door/read-json-body";
import { getEnv } from "../env";
import { findClientIp } from "../security/client-ip";
import { callUpstream, type UpstreamAnswer } from "../upstream/call-upstream";
import { readAnswer } from "../upstream/read-answer";
import { readRequestSession } from "./read-request-session";
import { type Credential, type Session, sealIdle, sealSession } from "./session";

/**
 * Trades e-mail and password for an upstream session and seals it in our cookie. With a live
 * session of the same person the API renews its proof instead, and the cookie follows.
 */
export async function signIn(request: Request): Promise<Response> {
  const raw = await readJsonBody(request);
  if ("code" in raw) {
    return answerError(raw.code);
  }
  const parsed = loginSchema.safeParse(raw.body, parseOptions);
  if (!parsed.success) {
    return answerEnvelope(400, toValidationEnvelope(parsed.error));
  }
  const session = await readRequestSession(request);
  const upstream = await callUpstream({
    endpoint: loginCreate,
    body: parsed.data,
    credential: session?.credential ?? null,
    clientIp: findClientIp(request.headers),
    userAgent: request.headers.get("user-agent"),
    signal: request.signal,
  });
  const answer = readAnswer(sessionSchemas.loginCreate, upstream);
  if (answer.kind === "error") {
    const retryAfter = upstream.headers["retry-after"];
    const headers = typeof retryAfter === "string" ? { "Retry-After": retryAfter } : undefined;
    return answerEnvelope(answer.status, answer.envelope, headers);
  }
  const credential = readCredential(upstream);
  if (!credential) {
    const code = "upstream_invalid";
    return answerEnvelope(errorTable[code].status, buildEnvelope(code));
  }
  return openSession(credential, session);
}

async function openSession(credential: Credential, former: Session | null): Promise<Response> {
  const env = getEnv();
  const now = Date.now();
  // A renewal keeps the id: answers that are still under way renew the idle cookie by it. What S5 asks
  // to change at every proof is the API's own session id, inside the credential.
  const session = { id: former?.id ?? randomUUID(), signedInAt: now, credential };
  const response = answerJson(200, { success: true });
  response.headers.append("Set-Cookie", await sealSession(env, session));
  response.headers.append("Set-Cookie", await sealIdle(env, session.id, now));
  return response;
}

/** Of the API's cookies only the session and its CSRF token are kept. */
function readCredential({ headers }: UpstreamAnswer): Credential | null {
  const given = headers["set-cookie"] ?? [];
  const lines = Array.isArray(given) ? given : [given];
  const read = (name: string) => {
    const line = lines.find((candidate) => candidate.startsWith(`${name}=`));
    return line?.slice(name.length + 1).split(";")[0] || null;
  };
  const sessionId = read("sessionid");
  const csrfToken = read("posthog_csrftoken");
  return sessionId && csrfToken ? { kind: "session", sessionId, csrfToken } : null;
}

import "server-only";
import { randomUUID } from "node:crypto";
import { PERSON_HEADER } from "@/lib/contract/door";
import { createMatcher } from "@/lib/contract/path";
import { type EndpointId, getEntry, type RegistryEntry, registry } from "@/lib/contract/registry";
import { answerEnvelope, answerError, answerJson } from "../answers";
import { getEnv } from "../env";
import { getLog } from "../log";
import { findClientIp } from "../security/client-ip";
import { readClient } from "../security/read-client";
import { isSameOrigin } from "../security/same-origin";
import { followSession } from "../session/follow-session";
import { readRequestSession } from "../session/read-request-session";
import { type Session, sealIdle } from "../session/session";
import { callUpstream, type UpstreamAnswer } from "../upstream/call-upstream";
import { readAnswer } from "../upstream/read-answer";
import { UpstreamError } from "../upstream/upstream-error";
import { describeTrouble } from "./describe-trouble";
import { toBrowserView, ViewRefusal } from "./door-views";
import { parseDoorInput } from "./parse-door-input";

const SEEN_EVERY_MS = 60_000;

/** The whole surface of the door: method and path template, fixed when the process starts (P1). */
const findEndpoint = createMatcher(
  registry
    .filter(({ endpoint }) => endpoint.door !== "closed")
    .map((entry) => ({
      path: entry.endpoint.path,
      method: entry.endpoint.doorMethod ?? entry.endpoint.method,
      entry,
    })),
);

/**
 * A browser's call to the API: known endpoint, our own page, session, input by the contract, one
 * request upstream, answer by the contract. Nothing of the caller's headers goes through.
 */
export async function handleDoor(request: Request, segments: string[]): Promise<Response> {
  const requestId = randomUUID();
  const response = await decide(request, segments, requestId);
  response.headers.set("X-Request-Id", requestId);
  return response;
}

async function decide(request: Request, segments: string[], requestId: string): Promise<Response> {
  const match = findEndpoint(["api", ...segments]);
  if (!match) {
    return answerError("not_found");
  }
  const found = match.candidates.find(({ method }) => method === request.method);
  if (!found) {
    return answerError("method_not_allowed", { detail: `Method "${request.method}" not allowed.` });
  }
  if (!isSameOrigin(request)) {
    const { id } = found.entry.endpoint;
    const ip = findClientIp(request.headers);
    getLog().warn({ event: "cross_site_refused", requestId, endpoint: id, ip }, "cross-site call refused");
    return answerError("cross_site");
  }
  const session = await readRequestSession(request);
  if (!session && found.entry.endpoint.door !== "open") {
    return answerError("not_authenticated");
  }
  if (session && isPageOfAnother(request, session)) {
    return answerError("person_changed");
  }
  const input = await parseDoorInput(found.entry, match.params, request);
  if (input.refusal) {
    return answerEnvelope(input.refusal.status, input.refusal.envelope);
  }
  try {
    const client = readClient(request);
    const answer = await callUpstream({
      endpoint: found.entry.endpoint.doorCalls ?? found.entry.endpoint,
      ...input.value,
      credential: session?.credential ?? null,
      ...client,
      signal: request.signal,
    });
    const cookie = await followSession(session, found.entry.endpoint, answer, client);
    const response = await toResponse(found.entry, answer, session, requestId);
    if (cookie) {
      response.headers.append("Set-Cookie", cookie);
    }
    return response;
  } catch (error) {
    return request.signal.aborted
      ? answerError("upstream_unreachable")
      : toFailure(error, found.entry, requestId);
  }
}

/** A page that was made for somebody else must not show or change this person's data. */
function isPageOfAnother(request: Request, { person }: Session): boolean {
  const shown = request.headers.get(PERSON_HEADER);
  return shown !== null && person !== undefined && shown !== person;
}

async function toResponse(
  { endpoint, schemas }: RegistryEntry,
  answer: UpstreamAnswer,
  session: Session | null,
  requestId: string,
): Promise<Response> {
  const called = endpoint.doorCalls ? getEntry(endpoint.doorCalls.id as EndpointId).schemas : schemas;
  const read = readAnswer(called, answer);
  const headers = pickHeaders(answer, ["Retry-After", ...(endpoint.headers ?? [])]);
  if (read.kind === "error") {
    if (read.status >= 500) {
      getLog().error({ requestId, endpoint: endpoint.id, upstreamStatus: answer.status }, "upstream failed");
    }
    const { envelope } = read;
    const detail = describeTrouble(envelope.code, endpoint) ?? envelope.detail;
    return answerEnvelope(read.status, { ...envelope, detail }, headers);
  }
  const response = answerJson(read.status, toBrowserView(endpoint.id, read.body), headers);
  const now = Date.now();
  if (session && now - session.seenAt > SEEN_EVERY_MS) {
    response.headers.append("Set-Cookie", await sealIdle(getEnv(), session.id, now));
  }
  return response;
}

function pickHeaders({ headers }: UpstreamAnswer, names: readonly string[]): Record<string, string> {
  const picked: Record<string, string> = {};
  for (const name of names) {
    const value = headers[name.toLowerCase()];
    if (typeof value === "string") {
      picked[name] = value.slice(0, 128);
    }
  }
  return picked;
}

function toFailure(error: unknown, { endpoint }: RegistryEntry, requestId: string): Response {
  if (error instanceof UpstreamError) {
    getLog().error({ requestId, endpoint: endpoint.id, code: error.code }, "upstream failed");
    return answerError(error.code, { detail: describeTrouble(error.code, endpoint) });
  }
  if (error instanceof ViewRefusal) {
    return answerError(error.code);
  }
  getLog().error({ requestId, endpoint: endpoint.id, err: error }, "door failed");
  return answerError("error");
}

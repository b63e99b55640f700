import "server-only";
import { randomUUID } from "node:crypto";
import { PERSON_HEADER, UNATTENDED_HEADER } from "@/lib/contract/door";
import { createMatcher } from "@/lib/contract/path";
import { type RegistryEntry, registry } from "@/lib/contract/registry";
import { answerEnvelope, answerError } from "../answers";
import { getEnv } from "../env";
import { getLog } from "../log";
import { findClientIp } from "../security/client-ip";
import { readClient } from "../security/read-client";
import { isSameOrigin } from "../security/same-origin";
import { followSession } from "../session/follow-session";
import { readRequestSession } from "../session/read-request-session";
import { type Session, sealIdle } from "../session/session";
import { callUpstream } from "../upstream/call-upstream";
import { type DoorInput, parseDoorInput } from "./parse-door-input";
import { pickCredential } from "./pick-credential";
import { toFailure, toResponse } from "./to-response";

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
    return await pass(request, { entry: found.entry, session, input: input.value, requestId });
  } catch (error) {
    return request.signal.aborted
      ? answerError("upstream_unreachable")
      : toFailure(error, found.entry, requestId);
  }
}

type Call = { entry: RegistryEntry; session: Session | null; input: DoorInput; requestId: string };

async function pass(request: Request, { entry, session, input, requestId }: Call): Promise<Response> {
  const { endpoint } = entry;
  const client = readClient(request);
  const shown = request.headers.get(PERSON_HEADER);
  const answer = await callUpstream({
    endpoint: endpoint.doorCalls ?? endpoint,
    ...input,
    credential: pickCredential(endpoint, input, { session, person: session?.person ?? shown }),
    ...client,
    wantsNoSession: endpoint.door === "open",
    signal: request.signal,
  });
  const followed = await followSession({ held: session, shown, endpoint, answer, client });
  const response = toResponse(entry, answer, requestId);
  // Never both: an answer that comes after a sign-out must not bring a whole session back (S7).
  const isUse = response.ok && !request.headers.has(UNATTENDED_HEADER);
  const cookie = followed ?? (session && isUse ? await renewIdle(session) : null);
  if (cookie) {
    response.headers.append("Set-Cookie", cookie);
  }
  return response;
}

/** A page that was made for somebody else must not show or change this person's data. */
function isPageOfAnother(request: Request, { person }: Session): boolean {
  const shown = request.headers.get(PERSON_HEADER);
  return shown !== null && person !== undefined && shown !== person;
}

/** The idle cookie anew, once in a while. */
async function renewIdle({ id, seenAt }: Session): Promise<string | null> {
  const now = Date.now();
  return now - seenAt > SEEN_EVERY_MS ? sealIdle(getEnv(), id, now) : null;
}

import "server-only";
import { type EndpointId, getEntry, type RegistryEntry } from "@/lib/contract/registry";
import { answerEnvelope, answerError, answerJson } from "../answers";
import { getLog } from "../log";
import type { UpstreamAnswer } from "../upstream/call-upstream";
import { readAnswer } from "../upstream/read-answer";
import { UpstreamError } from "../upstream/upstream-error";
import { describeTrouble } from "./describe-trouble";
import { toBrowserView, ViewRefusal } from "./door-views";

/** The API's answer by the contract, as a browser gets it. */
export function toResponse(
  { endpoint, schemas }: RegistryEntry,
  answer: UpstreamAnswer,
  requestId: string,
): Response {
  const called = endpoint.doorCalls ? getEntry(endpoint.doorCalls.id as EndpointId).schemas : schemas;
  const read = readAnswer(called, answer);
  const headers = pickHeaders(answer, ["Retry-After", ...(endpoint.headers ?? [])]);
  if (read.kind === "error") {
    if (read.status >= 500) {
      getLog().error({ requestId, endpoint: endpoint.id, upstreamStatus: answer.status }, "upstream failed");
    }
    const { envelope } = read;
    const detail = describeTrouble({ code: envelope.code, isUnsent: false }, endpoint) ?? envelope.detail;
    return answerEnvelope(read.status, { ...envelope, detail }, headers);
  }
  return answerJson(read.status, toBrowserView(endpoint.id, read.body), headers);
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

/** What is told of a call that brought no answer. */
export function toFailure(error: unknown, { endpoint }: RegistryEntry, requestId: string): Response {
  if (error instanceof UpstreamError) {
    getLog().error({ requestId, endpoint: endpoint.id, code: error.code }, "upstream failed");
    return answerError(error.code, { detail: describeTrouble(error, endpoint) });
  }
  if (error instanceof ViewRefusal) {
    return answerError(error.code);
  }
  getLog().error({ requestId, endpoint: endpoint.id, err: error }, "door failed");
  return answerError("error");
}

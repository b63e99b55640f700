import "server-only";
import type { IncomingHttpHeaders } from "node:http";
import type { EndpointCall } from "@/lib/contract/call";
import { NO_SESSION_HEADER } from "@/lib/contract/door";
import { buildPath, buildQuery } from "@/lib/contract/path";
import type { Credential } from "../session/credential";
import type { RememberCookie } from "../session/upstream-cookies";
import { toUpstreamPath } from "./address";
import { buildCredentialHeaders } from "./credential-headers";
import { parseJson } from "./parse-json";
import { getPool } from "./pool";
import { readCapped } from "./read-capped";
import { toUpstreamError } from "./to-upstream-error";

const TIMEOUT_MS = 10_000;

export type UpstreamCall = EndpointCall & {
  credential: Credential | null;
  /** Lets the API spare this browser the second factor. */
  device?: RememberCookie | null;
  /** The address we trust to be the client's, or null where none can be known. */
  clientIp?: string | null;
  userAgent?: string | null;
  /** A session that came with the answer would be ended at once. */
  wantsNoSession?: boolean;
  signal?: AbortSignal;
};

export type UpstreamAnswer = { status: number; headers: IncomingHttpHeaders; text: string };

/**
 * One request to the configured origin, at the path of a template. Never retried, never
 * redirected, at most ten seconds long. Throws `UpstreamError` where no whole answer came.
 */
export async function callUpstream(call: UpstreamCall): Promise<UpstreamAnswer> {
  const { endpoint, params = {}, query = {}, body, credential } = call;
  const limit = AbortSignal.timeout(TIMEOUT_MS);
  let isAnswering = false;
  try {
    const answer = await getPool().request({
      path: toUpstreamPath(buildPath(endpoint.path, params) + buildQuery(query)),
      method: endpoint.method,
      headers: buildHeaders(call),
      body: body === undefined || body === null ? undefined : JSON.stringify(body),
      signal: call.signal ? AbortSignal.any([call.signal, limit]) : limit,
    });
    isAnswering = true;
    const text = hideKey(await readCapped(answer.body), credential);
    return { status: answer.statusCode, headers: answer.headers, text };
  } catch (error) {
    throw toUpstreamError(error, { isSlow: limit.aborted, isAnswering });
  }
}

function buildHeaders(call: UpstreamCall) {
  const { credential, device, endpoint, body, clientIp, userAgent, wantsNoSession } = call;
  return {
    accept: "application/json",
    ...(body !== undefined && body !== null && { "content-type": "application/json" }),
    ...(clientIp && { "x-forwarded-for": clientIp }),
    ...(userAgent && { "user-agent": userAgent }),
    ...(wantsNoSession && { [NO_SESSION_HEADER]: "1" }),
    ...buildCredentialHeaders({ credential, device, isUnsafe: endpoint.method !== "GET" }),
  };
}

/**
 * A server may repeat the key that it refuses; it goes no further than here (S4). JSON is written anew
 * first, for it has several ways to write one character, and nothing of a key needs any of them.
 */
function hideKey(text: string, credential: Credential | null): string {
  if (credential?.kind !== "api_key") {
    return text;
  }
  const value = parseJson(text);
  return (value === undefined ? text : JSON.stringify(value)).replaceAll(credential.key, "…");
}

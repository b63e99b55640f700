import "server-only";
import type { IncomingHttpHeaders } from "node:http";
import { errors } from "undici";
import type { EndpointCall } from "@/lib/contract/call";
import { buildPath, buildQuery } from "@/lib/contract/path";
import { getEnv } from "../env";
import type { Credential } from "../session/session";
import type { RememberCookie } from "../session/upstream-cookies";
import { toCookieHeader, toUpstreamPath } from "./address";
import { getPool } from "./pool";
import { readCapped } from "./read-capped";
import { UpstreamError } from "./upstream-error";

const TIMEOUT_MS = 10_000;

export type UpstreamCall = EndpointCall & {
  credential: Credential | null;
  /** Lets the API spare this browser the second factor. */
  device?: RememberCookie | null;
  /** The address we trust to be the client's, or null where none can be known. */
  clientIp?: string | null;
  userAgent?: string | null;
  signal?: AbortSignal;
};

export type UpstreamAnswer = { status: number; headers: IncomingHttpHeaders; text: string };

/**
 * One request to the configured origin, at the path of a template. Never retried, never
 * redirected, at most ten seconds long. Throws `UpstreamError` where no answer came.
 */
export async function callUpstream(call: UpstreamCall): Promise<UpstreamAnswer> {
  const { endpoint, params = {}, query = {}, body } = call;
  const limit = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const answer = await getPool().request({
      path: toUpstreamPath(buildPath(endpoint.path, params) + buildQuery(query)),
      method: endpoint.method,
      headers: buildHeaders(call),
      body: body === undefined || body === null ? undefined : JSON.stringify(body),
      signal: call.signal ? AbortSignal.any([call.signal, limit]) : limit,
    });
    return { status: answer.statusCode, headers: answer.headers, text: await readCapped(answer.body) };
  } catch (error) {
    throw toUpstreamError(error, limit);
  }
}

function buildHeaders({ credential, device, endpoint, body, clientIp, userAgent }: UpstreamCall) {
  // Django compares the origin with its own host, so the call comes from there in its eyes.
  const { origin } = new URL(getEnv().usersApiUrl);
  return {
    accept: "application/json",
    ...(body !== undefined && body !== null && { "content-type": "application/json" }),
    ...(clientIp && { "x-forwarded-for": clientIp }),
    ...(userAgent && { "user-agent": userAgent }),
    ...((credential || device) && { cookie: toCookieHeader(credential, device ?? null) }),
    ...(credential &&
      endpoint.method !== "GET" && {
        "x-csrftoken": credential.csrfToken,
        origin,
        referer: `${origin}/`,
      }),
  };
}

function toUpstreamError(error: unknown, limit: AbortSignal): UpstreamError {
  if (error instanceof UpstreamError) {
    return error;
  }
  const isSlow =
    limit.aborted ||
    error instanceof errors.HeadersTimeoutError ||
    error instanceof errors.BodyTimeoutError ||
    error instanceof errors.ConnectTimeoutError;
  return new UpstreamError(isSlow ? "upstream_timeout" : "upstream_unreachable");
}

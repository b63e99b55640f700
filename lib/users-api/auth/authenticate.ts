import type { Endpoint } from "@/lib/contract/endpoint";
import { recordCsrfRefusal } from "../activity/record-once";
import type { ApiContext } from "../context";
import type { ApiRequest } from "../http/api-request";
import { readCookie, SESSION_COOKIE } from "../http/cookies";
import { ServiceError } from "../service-error";
import type { Caller } from "./caller";
import { requireCsrf } from "./csrf";
import { findKey, findKeyCandidate } from "./find-key";
import { findSession } from "./find-session";

/**
 * Who calls, by the order of contract.md 1.2: the user viewset asks the session first, integrations
 * and push tokens the key. A bad key is an error at once; no credential at all is null.
 */
export async function authenticate(
  ctx: ApiContext,
  endpoint: Endpoint,
  request: ApiRequest,
): Promise<Caller | null> {
  const isKeyFirst = /\/(integrations|push_tokens)\//.test(endpoint.path);
  const bySession = () => authenticateSession(ctx, endpoint, request);
  const byKey = () => authenticateKey(ctx, request);
  return isKeyFirst ? ((await byKey()) ?? bySession()) : ((await bySession()) ?? byKey());
}

async function authenticateSession(
  ctx: ApiContext,
  endpoint: Endpoint,
  request: ApiRequest,
): Promise<Caller | null> {
  const token = readCookie(request.headers, SESSION_COOKIE);
  const found = token ? await findSession(ctx, token) : null;
  if (!found) {
    return null;
  }
  if (endpoint.method !== "GET" && endpoint.credential !== "open") {
    await requireOwnPage(ctx, found.user.id, request);
  }
  return { kind: "session", ...found };
}

async function requireOwnPage(ctx: ApiContext, userId: number, { headers, client }: ApiRequest) {
  try {
    requireCsrf(ctx, headers);
  } catch (error) {
    await recordCsrfRefusal(ctx, { userId, client });
    throw error;
  }
}

async function authenticateKey(ctx: ApiContext, request: ApiRequest): Promise<Caller | null> {
  const candidate = findKeyCandidate(request);
  if (!candidate) {
    return null;
  }
  const found = await findKey(ctx, candidate.value);
  if (!found) {
    throw new ServiceError("authentication_failed", {
      detail: `Personal API key found in request ${candidate.source} is invalid.`,
    });
  }
  return { kind: "key", ...found };
}

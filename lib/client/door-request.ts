import { ApiError } from "@/lib/contract/api-error";
import type { EndpointCall } from "@/lib/contract/call";
import { DOOR_HEADER, DOOR_HEADER_VALUE, PERSON_HEADER, UNATTENDED_HEADER } from "@/lib/contract/door";
import type { Endpoint } from "@/lib/contract/endpoint";
import { isErrorEnvelope } from "@/lib/contract/envelope";
import { buildPath, buildQuery } from "@/lib/contract/path";
import { parseRetryAfter } from "@/lib/contract/retry-after";
import { isUnattended } from "./attention";

type SendInit = {
  method: string;
  body?: unknown;
  signal?: AbortSignal | undefined;
  /** For a write that is made while the page goes. */
  keepalive?: boolean;
};

let pagePerson: string | null = null;

/** Every later call says whose page makes it, and the door refuses it once the session is another's. */
export function setPagePerson(uuid: string): void {
  pagePerson = uuid;
}

/** One request of our pages; only what never reached the server throws here. */
export async function send(
  path: string,
  { method, body, signal, keepalive = false }: SendInit,
): Promise<Response> {
  const headers = new Headers({ [DOOR_HEADER]: DOOR_HEADER_VALUE, accept: "application/json" });
  if (pagePerson !== null) headers.set(PERSON_HEADER, pagePerson);
  if (isUnattended()) headers.set(UNATTENDED_HEADER, "1");
  const init: RequestInit = { method, headers, cache: "no-store", keepalive, signal: signal ?? null };
  if (body !== undefined) {
    headers.set("content-type", "application/json");
    init.body = JSON.stringify(body);
  }
  try {
    return await fetch(path, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError({
      status: 0,
      type: "network_error",
      code: "network",
      detail: "The server could not be reached. Check your connection.",
      attr: null,
    });
  }
}

type CallOptions = Pick<SendInit, "signal" | "keepalive">;

export function sendCall({ endpoint, params, query, body }: EndpointCall, options: CallOptions = {}) {
  const path = buildPath(endpoint.path, { uuid: "@me", ...params }) + buildQuery(query ?? {});
  return send(path, { method: endpoint.doorMethod ?? endpoint.method, body, ...options });
}

export async function toApiError(response: Response, endpoint?: Endpoint): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  const known = isErrorEnvelope(body)
    ? body
    : { type: "server_error", code: "error", detail: "The server gave no readable answer.", attr: null };
  return new ApiError({
    ...known,
    status: response.status,
    retryAfterSeconds: parseRetryAfter(response.headers.get("retry-after"), Date.now()),
    requestId: response.headers.get("x-request-id"),
    endpoint: endpoint ?? null,
  });
}

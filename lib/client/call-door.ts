import type { EndpointCall } from "@/lib/contract/call";
import type { Endpoint } from "@/lib/contract/endpoint";
import type { EndpointId, ResponseOf } from "@/lib/contract/registry";
import { sendCall, toApiError } from "./door-request";
import { renewing } from "./renewal";
import { confirmSession, startAnew } from "./session";

type TypedCall<Id extends EndpointId> = EndpointCall & { endpoint: Endpoint & { id: Id } };
export type Answer<Body> = { body: Body; headers: Record<string, string> };

type Options = {
  signal?: AbortSignal;
  /** Its answer may bring another session, which must arrive even where the page goes meanwhile. */
  renewsSession?: boolean;
};

/** Throws `ApiError`. A read that met a session in renewal is repeated once; a write never is. */
export async function callDoor<Id extends EndpointId>(
  call: TypedCall<Id>,
  { signal, renewsSession = false }: Options = {},
): Promise<Answer<ResponseOf<Id>>> {
  const request = () => sendCall(call, { signal, keepalive: renewsSession });
  let response = await (renewsSession ? renewing(request) : request());
  if (response.status === 401 && (await confirmSession()) && !call.endpoint.sideEffect) {
    response = await request();
  }
  if (!response.ok) {
    const error = await toApiError(response, call.endpoint);
    if (error.code === "person_changed") startAnew();
    throw error;
  }
  const body: unknown = response.status === 204 ? null : await response.json();
  return { body: asResponse<Id>(body), headers: Object.fromEntries(response.headers) };
}

/** The door has parsed the answer by the contract already. */
function asResponse<Id extends EndpointId>(body: unknown): ResponseOf<Id> {
  return body as ResponseOf<Id>;
}

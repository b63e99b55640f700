import type { BodyOf, EndpointId, ParamsOf, QueryOf, ResponseOf } from "@/lib/contract/registry";
import type { Caller } from "../auth/caller";
import type { ApiContext } from "../context";
import type { UserRow } from "../db/schema/users";
import type { ApiRequest } from "./api-request";

export type Answer<Body> = {
  body: Body;
  headers?: Record<string, string>;
  cookies?: string[];
};

export type VerbInput<Id extends EndpointId> = {
  ctx: ApiContext;
  /** The user the path names: oneself, or another for staff. */
  target: UserRow;
  caller: Caller;
  params: ParamsOf<Id>;
  query: QueryOf<Id>;
  body: BodyOf<Id>;
  /** Which of the body's keys were given, since a schema fills in defaults. */
  request: ApiRequest;
};

/** What an endpoint does once caller, target and input are known to be right. */
export type Verb<Id extends EndpointId> = (input: VerbInput<Id>) => Promise<Answer<ResponseOf<Id>>>;

export type OpenVerbInput<Id extends EndpointId> = Omit<VerbInput<Id>, "target" | "caller"> & {
  caller: Caller | null;
};

/** An endpoint that anyone may call, signed in or not. */
export type OpenVerb<Id extends EndpointId> = (input: OpenVerbInput<Id>) => Promise<Answer<ResponseOf<Id>>>;

import type { Endpoint } from "./endpoint";

/** One call of an endpoint as plain values, so that browser and app server can both make it. */
export type EndpointCall = {
  endpoint: Endpoint;
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
};

/** Turns an answer into what a query caches; headers have lower-case names. */
export type ToData<Data> = (body: never, headers: Record<string, string>) => Data;

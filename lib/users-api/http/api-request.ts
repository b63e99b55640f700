import type { ClientInfo } from "./client-info";

/** One request, read once: the pieces that every step of the pipeline looks at. */
export type ApiRequest = {
  id: string;
  method: string;
  /** As it was asked for: with or without its last slash. */
  path: string;
  headers: Headers;
  query: URLSearchParams;
  body: Record<string, unknown>;
  client: ClientInfo;
  /** Aborted when the caller goes away. */
  signal: AbortSignal;
};

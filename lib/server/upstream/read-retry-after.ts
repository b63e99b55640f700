import "server-only";
import type { UpstreamAnswer } from "./call-upstream";

const LENGTH_MAX = 128;

/** The wait that an answer asks for, as it says it. */
export function readRetryAfter({ headers }: UpstreamAnswer): string | undefined {
  return headers["retry-after"]?.slice(0, LENGTH_MAX);
}

/** The same as a header of our own answer. */
export function toRetryAfter(retryAfter: string | undefined): Record<string, string> {
  return retryAfter === undefined ? {} : { "Retry-After": retryAfter };
}

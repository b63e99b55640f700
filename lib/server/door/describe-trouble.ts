import "server-only";
import type { Endpoint } from "@/lib/contract/endpoint";
import { type ErrorCode, errorTable } from "@/lib/contract/errors";

/** Trouble of which the API cannot have changed anything. */
const before: readonly ErrorCode[] = ["upstream_dns", "upstream_tls", "upstream_maintenance"];

/**
 * The words for trouble with the API. After a call that changes something nobody may believe that it
 * was done, nor that it was not (X1). Undefined where the code's own words will do.
 */
export function describeTrouble(code: string, { sideEffect }: Endpoint): string | undefined {
  if (!sideEffect || !code.startsWith("upstream_") || !Object.hasOwn(errorTable, code)) {
    return undefined;
  }
  const known = code as ErrorCode;
  const outcome = before.includes(known)
    ? "Nothing was changed."
    : "It is not known whether the change was made: reload the page to see.";
  return `${errorTable[known].detail} ${outcome}`;
}

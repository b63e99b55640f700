import "server-only";
import type { Endpoint } from "@/lib/contract/endpoint";
import { type ErrorCode, errorTable } from "@/lib/contract/errors";

/**
 * The words for trouble with the API. After a call that changes something nobody may believe that it
 * was done, nor that it was not, unless nothing of it was sent (X1). Undefined where the code's own words
 * will do.
 */
export function describeTrouble(
  { code, isUnsent }: { code: string; isUnsent: boolean },
  { sideEffect }: Endpoint,
): string | undefined {
  if (!sideEffect || !code.startsWith("upstream_") || !Object.hasOwn(errorTable, code)) {
    return undefined;
  }
  const known = code as ErrorCode;
  const outcome = isUnsent
    ? "Nothing was changed."
    : "It is not known whether the change was made: reload the page to see.";
  return `${errorTable[known].detail} ${outcome}`;
}

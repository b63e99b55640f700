import "server-only";
import type { Endpoint } from "@/lib/contract/endpoint";
import { type ErrorCode, errorTable } from "@/lib/contract/errors";
import { addUnknownOutcome } from "@/lib/contract/unknown-outcome";

/**
 * The words for trouble with the API. After a call that changes something nobody may believe that it
 * was done, nor that it was not, unless nothing of it was sent (X1). Undefined where the code's own words
 * will do.
 */
export function describeTrouble(
  { code, isUnsent }: { code: string; isUnsent: boolean },
  { sideEffect, isReadAnew }: Endpoint,
): string | undefined {
  if (!sideEffect || isReadAnew || !code.startsWith("upstream_") || !Object.hasOwn(errorTable, code)) {
    return undefined;
  }
  const { detail } = errorTable[code as ErrorCode];
  return isUnsent ? `${detail} Nothing was changed.` : addUnknownOutcome(detail);
}

import { ApiError } from "@/lib/contract/api-error";

const RETRIES_MAX = 2;
/** A longer wait is shown to the person instead of being sat out. */
const WAIT_SECONDS_MAX = 10;
const PASSING_STATUSES = [0, 408, 429, 500, 502, 503, 504];

/** Reads only: writes are never retried by themselves (design.md 5, rule 7). */
export function shouldRetry(failureCount: number, error: unknown): boolean {
  if (failureCount >= RETRIES_MAX || !(error instanceof ApiError)) return false;
  return PASSING_STATUSES.includes(error.status) && (error.retryAfterSeconds ?? 0) <= WAIT_SECONDS_MAX;
}

export function getRetryDelayMs(failureCount: number, error: unknown): number {
  const asked = error instanceof ApiError ? error.retryAfterSeconds : null;
  return asked === null ? Math.min(500 * 2 ** failureCount, 4_000) : asked * 1_000;
}

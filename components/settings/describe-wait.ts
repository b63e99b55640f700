import { formatClock } from "./format-clock";

const HOUR_SECONDS = 3_600;
const DAY_SECONDS = 20 * HOUR_SECONDS;

/** "in 1:30", "in about 3 hours", "tomorrow": nobody watches a clock for hours. */
export function describeWait(seconds: number): string {
  if (seconds <= HOUR_SECONDS) return `in ${formatClock(seconds)}`;
  return seconds > DAY_SECONDS ? "tomorrow" : `in about ${Math.ceil(seconds / HOUR_SECONDS)} hours`;
}

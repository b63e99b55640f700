import { formatClock } from "./format-clock";

const HOUR_SECONDS = 3_600;

/** "in 1:30", "in about 3 hours": nobody watches a clock for hours. */
export function describeWait(seconds: number): string {
  if (seconds <= HOUR_SECONDS) return `in ${formatClock(seconds)}`;
  return `in about ${Math.ceil(seconds / HOUR_SECONDS)} hours`;
}

/** Behind what is wrong at a field, until when it stays so; without a wait that text alone. */
export function addWait(text: string, secondsLeft: number): string {
  return secondsLeft > 0 ? `${text} You can try again ${describeWait(secondsLeft)}.` : text;
}

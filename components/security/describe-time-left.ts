export const NEAR_SECONDS = 120;

/** What is read out near the end: seldom, and true until the next time. */
export function describeTimeLeft(seconds: number): string {
  if (seconds <= 0 || seconds > NEAR_SECONDS) return "";
  if (seconds > 60) return "This key expires in less than two minutes.";
  return seconds > 30
    ? "This key expires in less than a minute."
    : "This key expires in less than half a minute.";
}

/** Positive seconds are ahead. Codes change every 30 seconds, so nothing finer is known. */
export function describeClockOffset(seconds: number): string {
  const direction = seconds < 0 ? "behind" : "ahead";
  return `Your device's clock is about ${describeSpan(Math.abs(seconds))} ${direction}. Set its time to automatic, then try the next code.`;
}

function describeSpan(seconds: number): string {
  if (seconds < 60) return `${seconds} seconds`;
  const minutes = Math.round(seconds / 60);
  return minutes === 1 ? "1 minute" : `${minutes} minutes`;
}

export type CheckState = "checking" | "partly" | "done";

/** Only what was read, and not refused since, is known to be good. */
export function toCheckState(reads: readonly { data: unknown; isError: boolean }[]): CheckState {
  if (reads.some(({ isError }) => isError)) return "partly";
  return reads.every(({ data }) => data !== undefined) ? "done" : "checking";
}

import type { InstallRequest } from "@/lib/contract/schemas/github";

const FIRST_MS = 15_000;
const SLOWEST_MS = 120_000;
const FAILURES_MAX = 3;

type PollState = {
  data: InstallRequest[] | undefined;
  dataUpdateCount: number;
  errorUpdateCount: number;
};

/** Every 15 s at first, slower with each look, and not at all when nothing waits or reads keep failing. */
export function getRequestPollMs({ data, dataUpdateCount, errorUpdateCount }: PollState): number | false {
  const isWaiting = data?.some((row) => row.state === "pending") ?? false;
  if (!isWaiting || errorUpdateCount >= FAILURES_MAX) return false;
  return Math.min(FIRST_MS * 1.25 ** Math.max(0, dataUpdateCount - 1), SLOWEST_MS);
}

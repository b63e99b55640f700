"use client";

import { formatClock } from "@/components/settings/format-clock";
import { useSecondsLeft } from "@/components/settings/use-seconds-left";
import { LiveRegion } from "@/components/ui/live-region";
import { describeTimeLeft, NEAR_SECONDS } from "./describe-time-left";

/** Said once the end is near; until then it would only hurry people. */
export function SetupTimeLeft({ expiresAtMs }: { expiresAtMs: number }) {
  const left = useSecondsLeft(expiresAtMs);
  const isNear = left > 0 && left <= NEAR_SECONDS;
  return (
    <>
      {isNear ? (
        <span className="text-warning tabular-nums">
          This key expires in {formatClock(left)}. After that you start over with a new one.
        </span>
      ) : (
        "Nothing changes before you enter a code."
      )}
      <LiveRegion message={describeTimeLeft(left)} />
    </>
  );
}

"use client";

import { useState } from "react";
import { describeWait } from "./describe-wait";
import { useSecondsLeft } from "./use-seconds-left";

interface WaitTextProps {
  seconds: number;
  /** The error that asked to wait; another one starts the clock again. */
  since: object;
}

/** "You can try again in 1:30", counted down. */
export function WaitText({ seconds, since }: WaitTextProps) {
  const [start, setStart] = useState(() => ({ since, untilMs: Date.now() + seconds * 1_000 }));
  if (start.since !== since) setStart({ since, untilMs: Date.now() + seconds * 1_000 });
  const left = useSecondsLeft(start.untilMs);
  return (
    <span className="tabular-nums">
      {left > 0 ? `You can try again ${describeWait(left)}.` : "You can try again now."}
    </span>
  );
}

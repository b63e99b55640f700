"use client";

import { useEffect, useState } from "react";
import { useHydrated } from "@/components/ui/use-hydrated";

/** Whole seconds until a moment, 0 once it is past and on the server; a tab that slept catches up. */
export function useSecondsLeft(untilMs: number | null): number {
  const isHydrated = useHydrated();
  const [nowMs, setNowMs] = useState(() => Date.now());
  const left = untilMs === null || !isHydrated ? 0 : Math.max(0, Math.ceil((untilMs - nowMs) / 1_000));
  const isRunning = untilMs !== null && left > 0;

  useEffect(() => {
    if (!isRunning) return;
    setNowMs(Date.now());
    const timer = setInterval(() => setNowMs(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [isRunning]);

  return left;
}

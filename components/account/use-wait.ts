"use client";

import { useState } from "react";
import { useSecondsLeft } from "@/components/settings/use-seconds-left";
import { ApiError } from "@/lib/contract/api-error";

/** A form's problem that no field has, and the wait that the server asks for with it. */
export function useWait() {
  const [problem, setProblem] = useState<Error | null>(null);
  const [untilMs, setUntilMs] = useState<number | null>(null);

  function fail(error: unknown) {
    const wait = error instanceof ApiError ? error.retryAfterSeconds : null;
    if (wait !== null) setUntilMs(Date.now() + wait * 1_000);
    setProblem(error instanceof Error ? error : new Error("unknown"));
  }

  return { problem, isWaiting: useSecondsLeft(untilMs) > 0, fail, clear: () => setProblem(null) };
}

"use client";

import { useState } from "react";
import { ApiError } from "@/lib/contract/api-error";
import { useSecondsLeft } from "./use-seconds-left";

/** Seconds until what an error asked for may be tried again; 0 where it asks for no wait. */
export function useErrorWait(error: Error | null): number {
  const [start, setStart] = useState(() => toStart(error));
  if (start.error !== error) setStart(toStart(error));
  return useSecondsLeft(start.untilMs);
}

function toStart(error: Error | null) {
  const seconds = error instanceof ApiError ? error.retryAfterSeconds : null;
  return { error, untilMs: seconds ? Date.now() + seconds * 1_000 : null };
}

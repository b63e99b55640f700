"use client";

import { useEffect, useState } from "react";

/** The last value that stayed for `delayMs`; an emptied field counts at once. */
export function useDebounced(value: string, delayMs: number): string {
  const [settled, setSettled] = useState(value);

  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), value === "" ? 0 : delayMs);
    return () => clearTimeout(timer);
  }, [value, delayMs]);

  return settled;
}

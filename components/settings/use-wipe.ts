"use client";

import { useEffect, useRef } from "react";
import { flushSync } from "react-dom";

/** Forgets a secret as the page is left, before the browser may keep the page for its Back button. */
export function useWipe(wipe: () => void): void {
  const latest = useRef(wipe);

  useEffect(() => {
    latest.current = wipe;
  });

  useEffect(() => {
    const leave = () => flushSync(() => latest.current());
    window.addEventListener("pagehide", leave);
    return () => window.removeEventListener("pagehide", leave);
  }, []);
}

"use client";

import { useSyncExternalStore } from "react";

const COARSE = "(pointer: coarse)";

/** 44 px, 48 for fingers: the same as the plain rows' classes. */
export function useRowHeight(): number {
  return useSyncExternalStore(
    subscribe,
    () => (window.matchMedia(COARSE).matches ? 48 : 44),
    () => 44,
  );
}

function subscribe(listener: () => void) {
  const query = window.matchMedia(COARSE);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}

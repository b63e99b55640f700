"use client";

import { useSyncExternalStore } from "react";

/** False on the server and in the first client render, so that both print the same. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
}

function subscribe() {
  return () => {};
}

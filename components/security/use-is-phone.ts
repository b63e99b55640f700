"use client";

import { useSyncExternalStore } from "react";

/** A small screen under a finger, upright or sideways: where nobody can scan what it shows. */
const QUERY = "(pointer: coarse) and (width < 40rem), (pointer: coarse) and (height < 30rem)";

export function useIsPhone(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(QUERY).matches,
    () => false,
  );
}

function subscribe(listener: () => void) {
  const media = window.matchMedia(QUERY);
  media.addEventListener("change", listener);
  return () => media.removeEventListener("change", listener);
}

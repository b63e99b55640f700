import { useSyncExternalStore } from "react";

let isMissing = false;
const listeners = new Set<() => void>();

/** Whether the code of a part did not come when it was asked for last: one notice speaks for all of them. */
export function setMissing(missing: boolean): void {
  isMissing = missing;
  for (const listener of listeners) listener();
}

export function useMissing(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => isMissing,
    () => false,
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

import "server-only";
import { setTimeout as wait } from "node:timers/promises";

/** A warm read takes a few milliseconds; one that takes longer must not keep the page from appearing. */
export const PATIENCE_MS = 400;

/** Whether it ends while a person still sees the page as coming at once; how it ends stays with the promise. */
export function settlesSoon(work: Promise<unknown>): Promise<boolean> {
  const settled = work.then(
    () => true,
    () => true,
  );
  return Promise.race([settled, wait(PATIENCE_MS, false, { ref: false })]);
}

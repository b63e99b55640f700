import type { ChangeQueue, Failure } from "./change-queue";
import { listPending } from "./change-queue";

export type RowState = {
  /** Other numbers are other savings: a mark that was seen is shown again. */
  mark: { kind: "saving" } | { kind: "saved"; serial: number } | null;
  failures: readonly Failure[];
};

/** How it stands with the changes of one row: its keys, or places below them. */
export function readRowState(queue: ChangeQueue, prefixes: readonly string[]): RowState {
  const isOwn = (name: string) => prefixes.some((prefix) => name === prefix || name.startsWith(`${prefix}/`));
  const failures = [...queue.failed].filter(([name]) => isOwn(name)).map(([, failure]) => failure);
  if ([...listPending(queue).keys()].some(isOwn)) return { mark: { kind: "saving" }, failures };
  const serials = [...queue.saved].filter(([name]) => isOwn(name)).map(([, serial]) => serial);
  if (serials.length === 0 || failures.length > 0) return { mark: null, failures };
  return { mark: { kind: "saved", serial: Math.max(...serials) }, failures };
}

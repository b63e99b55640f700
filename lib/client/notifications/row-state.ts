import type { ChangeQueue, Failure } from "./change-queue";
import { listPending } from "./change-queue";

export type RowState = {
  /** Other numbers are other savings: a mark that was seen is shown again. */
  mark: { kind: "saving" } | { kind: "saved"; serial: number } | null;
  /** The latest last. */
  failures: readonly Failure[];
  /** How many of the row's switches that is: one may stand for many projects. */
  failedCount: number;
};

/** How it stands with the changes of one row: its keys, or places below them. */
export function readRowState(queue: ChangeQueue, prefixes: readonly string[]): RowState {
  const isOwn = (name: string) => prefixes.some((prefix) => isUnder(prefix, name));
  const failed = [...queue.failed].filter(([name]) => isOwn(name));
  const failures = failed.map(([, failure]) => failure);
  const failedCount = prefixes.filter((prefix) => failed.some(([name]) => isUnder(prefix, name))).length;
  if ([...listPending(queue).keys()].some(isOwn)) return { mark: { kind: "saving" }, failures, failedCount };
  const serials = [...queue.saved].filter(([name]) => isOwn(name)).map(([, serial]) => serial);
  if (serials.length === 0 || failures.length > 0) return { mark: null, failures, failedCount };
  return { mark: { kind: "saved", serial: Math.max(...serials) }, failures, failedCount };
}

function isUnder(prefix: string, name: string): boolean {
  return name === prefix || name.startsWith(`${prefix}/`);
}

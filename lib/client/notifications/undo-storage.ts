import { isRecord } from "../is-record";
import type { Undo } from "./change-store";

const KEY = "mute-undo";

/** What "mute everything" changed, of that person in this tab, also after a reload; null takes it away. */
export function keepUndo(uuid: string, undo: Undo | null): void {
  try {
    if (undo) sessionStorage.setItem(KEY, JSON.stringify({ uuid, undo }));
    else sessionStorage.removeItem(KEY);
  } catch {
    // Without storage there is no way back after a reload; everything else works.
  }
}

/** Nothing of what another person muted in this tab before. */
export function readUndo(uuid: string): Undo | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    return isRecord(kept) && kept.uuid === uuid && isUndo(kept.undo) ? kept.undo : null;
  } catch {
    return null;
  }
}

/** For whoever leaves the session, with whatever page they see. */
export function dropUndo(): void {
  keepUndo("", null);
}

function isUndo(value: unknown): value is Undo {
  return isRecord(value) && isChanges(value.muted) && isChanges(value.before);
}

function isChanges(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.every((change) => isRecord(change) && isPath(change.path) && isValue(change.value))
  );
}

function isPath(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((name) => typeof name === "string");
}

function isValue(value: unknown): boolean {
  return typeof value === "boolean" || typeof value === "number";
}

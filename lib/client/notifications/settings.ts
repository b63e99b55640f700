import { getNotificationEntry, isNotificationKey, toStored } from "@/lib/contract/notifications";
import { isRecord } from "../is-record";
import type { Change, Changes, Path, Value } from "./change";

export type Settings = Readonly<Record<string, unknown>>;

/** What is stored at a place; undefined where nobody chose anything. */
export function findValue(settings: Settings, path: Path): Value | undefined {
  let value: unknown = settings;
  for (const name of path) {
    value = isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  }
  return typeof value === "boolean" || typeof value === "number" ? value : undefined;
}

/** What holds at a place: an id that is missing counts as received. */
export function readValue(settings: Settings, path: Path): Value | undefined {
  return findValue(settings, path) ?? getDefault(path);
}

export function getDefault([key]: Path): Value | undefined {
  if (!isNotificationKey(key)) return undefined;
  const entry = getNotificationEntry(key);
  return "default" in entry ? entry.default : toStored(key, true);
}

export function applyChanges(settings: Settings, changes: Changes): Settings {
  let next = settings;
  for (const { path, value } of changes.values()) next = put(next, path, value);
  return next;
}

/** The body of a PATCH: what changed and nothing else. */
export function buildPatch(changes: Changes): Settings {
  return applyChanges({}, changes);
}

export function isStored(settings: Settings, { path, value }: Change): boolean {
  return readValue(settings, path) === value;
}

// A computed key never reaches a prototype, and what was there is not changed in place.
function put(settings: Settings, [name, ...rest]: readonly string[], value: Value): Settings {
  if (name === undefined) return settings;
  if (rest.length === 0) return { ...settings, [name]: value };
  const inner = Object.hasOwn(settings, name) ? settings[name] : undefined;
  return { ...settings, [name]: put(isRecord(inner) ? inner : {}, rest, value) };
}

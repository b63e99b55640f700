import {
  getNotificationEntry,
  isNotificationKey,
  type NotificationEntry,
  type NotificationKey,
  PIPELINE_ID,
  realtimeTypes,
} from "@/lib/contract/notifications";
import { nameType } from "../http/name-type";
import { isDictionary } from "./is-dictionary";
import { quote, refuse } from "./refuse";

type Switches = Record<string, boolean>;

/** A checked part of the settings: scalars replace, maps merge by id. */
export type NotificationPatch = Partial<
  Record<NotificationKey, boolean | number | Switches | Record<string, Switches>>
>;

const ID_LENGTH_MAX = 160;
/** As ids they would only ever be an attack on whoever merges objects later. */
const reservedIds = new Set(["__proto__", "constructor", "prototype"]);

/** Checks every key as PostHog words it (contract.md 4); one bad key refuses all. */
export function parseNotificationSettings(given: Record<string, unknown>): NotificationPatch {
  const patch: NotificationPatch = {};
  for (const [key, value] of Object.entries(given)) {
    if (!isNotificationKey(key)) {
      throw refuse(`Key ${quote(key)} is not valid as a key for notification settings`);
    }
    patch[key] = parseValue(key, value);
  }
  return patch;
}

function parseValue(key: NotificationKey, value: unknown): NotificationPatch[NotificationKey] {
  const entry: NotificationEntry = getNotificationEntry(key);
  switch (entry.kind) {
    case "boolean":
      return parseBoolean(value);
    case "number":
      return parseNumber(key, value, entry);
    case "map":
      return entry.scope === "pipeline" ? parsePipelines(key, value) : parseSwitches(key, value);
    case "realtime":
      return parseRealtime(key, value);
    default:
      return entry satisfies never;
  }
}

function parseBoolean(value: unknown): boolean {
  if (typeof value !== "boolean") {
    throw refuse(`${quote(value)} is not a valid type for notification settings, should be <class 'bool'>`);
  }
  return value;
}

function parseNumber(key: string, value: unknown, { min, max }: { min: number; max: number }): number {
  // As at PostHog, whose language takes a truth value for a number.
  const number = typeof value === "boolean" ? Number(value) : value;
  if (typeof number !== "number") {
    throw refuse(`${key} must be a number, got <class '${nameType(value)}'> instead`);
  }
  if (!(number >= min && number <= max)) {
    throw refuse(`${key} must be between ${min.toFixed(1)} and ${max.toFixed(1)}, got ${number}`);
  }
  return number;
}

function parseSwitches(key: string, value: unknown): Switches {
  if (!isDictionary(value)) {
    throw refuse(`${key} must be a dictionary mapping IDs to boolean values`);
  }
  for (const [id, isSet] of Object.entries(value)) {
    if (typeof isSet !== "boolean") {
      throw refuse(`Notification setting values must be boolean, got <class '${nameType(isSet)}'> instead`);
    }
    if (id.length > ID_LENGTH_MAX || reservedIds.has(id)) {
      throw refuse(`${quote(id)} is not valid as an ID for ${key}`);
    }
  }
  return value as Switches;
}

function parsePipelines(key: string, value: unknown): Switches {
  const switches = parseSwitches(key, value);
  const wrong = Object.keys(switches).find((id) => !PIPELINE_ID.test(id));
  if (wrong !== undefined) {
    throw refuse(`Invalid pipeline id: '${quote(wrong)}'`);
  }
  return switches;
}

function parseRealtime(key: string, value: unknown): Record<string, Switches> {
  if (!isDictionary(value)) {
    throw refuse(`${key} must be a dictionary mapping IDs to boolean values`);
  }
  const pairs = Object.entries(value).map(([type, switches]) => {
    if (!Object.hasOwn(realtimeTypes, type)) {
      throw refuse(`Unknown notification type ${quote(type)}`);
    }
    return [type, parseSwitches(key, switches)] as const;
  });
  return Object.fromEntries(pairs);
}

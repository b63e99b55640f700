import {
  buildNotificationDefaults,
  getNotificationEntry,
  isNotificationKey,
} from "@/lib/contract/notifications";
import { isDictionary } from "./is-dictionary";

type Settings = Record<string, unknown>;

/** What was chosen: defaults, and over them what is stored. */
export function toChosenSettings(stored: Settings): Settings {
  return { ...buildNotificationDefaults(), ...stored };
}

/** What holds for the person: what they chose, and over it what their organisation decided. */
export function toNotificationSettings(stored: Settings, locks: Settings): Settings {
  const settings = toChosenSettings(stored);
  for (const [key, decided] of Object.entries(locks)) {
    if (isNotificationKey(key) && isDecision(getNotificationEntry(key).kind, decided)) {
      settings[key] = overlay(settings[key], decided);
    }
  }
  return settings;
}

/** A map may also be locked as a whole, without a value: then what was chosen stays. */
function isDecision(kind: string, decided: unknown): boolean {
  return kind === "map" || kind === "realtime" ? isDictionary(decided) : typeof decided === kind;
}

function overlay(chosen: unknown, decided: unknown): unknown {
  if (!isDictionary(chosen) || !isDictionary(decided)) {
    return decided;
  }
  const merged: Settings = { ...chosen };
  for (const [id, value] of Object.entries(decided)) {
    merged[id] = overlay(chosen[id], value);
  }
  return merged;
}

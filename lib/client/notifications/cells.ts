import {
  getNotificationEntry,
  isNotificationKey,
  isReceived,
  type NotificationKey,
  toStored,
} from "@/lib/contract/notifications";
import { isRecord } from "../is-record";
import type { Change, Path } from "./change";
import { findValue, getDefault, readValue, type Settings } from "./settings";
import type { Topic } from "./topics";

export type Place = { id: string; name: string };

/** All that the page knows about the person. */
export type Facts = {
  /** With what is on its way. */
  settings: Settings;
  locks: Settings;
  projects: readonly Place[];
  organizations: readonly Place[];
};

/** Who decided: nobody, the person, or the organisation. */
export type Origin = "default" | "you" | "organization";

/** The smallest thing that can be received or not. */
export type Item = Place & { path: Path; isOn: boolean; origin: Origin };

/** What one control of the grid stands for. */
export type Cell = { items: readonly Item[]; noun: "project" | "organisation" | "pipeline" | null };

export function readMailCell({ mail }: Topic, facts: Facts): Cell | null {
  return mail && readCell(mail, facts);
}

export function readInAppCell({ inApp }: Topic, facts: Facts): Cell | null {
  if (!inApp) return null;
  const key = "realtime_notifications_disabled";
  const items = facts.projects.map((place) => toItem([key, inApp.type, place.id], place, facts));
  return { items, noun: "project" };
}

/** The one switch of a key, or one for each project, organisation or pipeline. */
export function readCell(key: NotificationKey, facts: Facts): Cell {
  const { label, scope } = getNotificationEntry(key);
  if (scope === "you") return { items: [toItem([key], { id: key, name: label }, facts)], noun: null };
  const places = {
    project: facts.projects,
    organization: facts.organizations,
    pipeline: listPipelines(key, facts.settings),
  }[scope];
  const noun = scope === "organization" ? "organisation" : scope;
  return { items: places.map((place) => toItem([key, place.id], place, facts)), noun };
}

export function isLocked({ locks }: Pick<Facts, "locks">, key: string): boolean {
  return Object.hasOwn(locks, key);
}

export function countOn({ items }: Pick<Cell, "items">): number {
  return items.filter(({ isOn }) => isOn).length;
}

/** The changes that make all of them received, or none; what is so already is left alone. */
export function setItems(items: readonly Item[], isOn: boolean): Change[] {
  return items.filter((item) => item.isOn !== isOn).map(({ path }) => ({ path, value: store(path, isOn) }));
}

/** Ids that have a choice of their own without being in the list, such as projects of elsewhere. */
export function countElsewhere(key: NotificationKey, { items }: Cell, { settings }: Facts): number {
  const stored = settings[key];
  const listed = new Set(items.map(({ id }) => id));
  return isRecord(stored) ? Object.keys(stored).filter((id) => !listed.has(id)).length : 0;
}

function toItem(path: Path, place: Place, facts: Facts): Item {
  const value = findLocked(facts.locks, path) ?? readValue(facts.settings, path);
  const isOn = typeof value === "boolean" && receive(path, value);
  return { ...place, path, isOn, origin: findOrigin(path, facts) };
}

function findOrigin(path: Path, { settings, locks }: Facts): Origin {
  if (Object.hasOwn(locks, path[0])) return "organization";
  const value = findValue(settings, path);
  // The server writes the defaults beside what was chosen, so a switch at its default is nobody's.
  const isDefault = value === undefined || (path.length === 1 && value === getDefault(path));
  return isDefault ? "default" : "you";
}

/** A lock of a whole map may be one value for all of it. */
function findLocked(locks: Settings, path: Path): boolean | undefined {
  const value = findValue(locks, path) ?? findValue(locks, [path[0]]);
  return typeof value === "boolean" ? value : undefined;
}

function receive([key]: Path, stored: boolean): boolean {
  return isNotificationKey(key) ? isReceived(key, stored) : stored;
}

function store([key]: Path, isOn: boolean): boolean {
  return isNotificationKey(key) ? toStored(key, isOn) : isOn;
}

/** No list of pipelines is to be had; those with a choice of their own are known by it. */
function listPipelines(key: NotificationKey, settings: Settings): Place[] {
  const stored = settings[key];
  return isRecord(stored) ? Object.keys(stored).map((id) => ({ id, name: id })) : [];
}

import { type Cell, countOn, type Facts, readCell, readInAppCell } from "@/lib/client/notifications/cells";
import type { Topic } from "@/lib/client/notifications/topics";
import { getNotificationEntry, type NotificationKey } from "@/lib/contract/notifications";
import { describeCount } from "./describe-count";

type PanelLink = { key: NotificationKey; text: string };

/** The panels of a row, each with what it holds: of its mail first, of the app last. */
export function listPanelLinks(topic: Topic, facts: Facts): PanelLink[] {
  const { mail, children } = topic;
  const master = mail && readCell(mail, facts);
  const isOff = master !== null && countOn(master) === 0;
  const links = children.flatMap((key) => toChildLink(key, facts, isOff));
  if (mail && master?.noun && master.items.length > 1) {
    links.push({ key: mail, text: `E-mail: ${describeCount(master)}` });
  }
  const inApp = readInAppCell(topic, facts);
  if (inApp && inApp.items.length > 1) {
    links.push({ key: "realtime_notifications_disabled", text: `In the app: ${describeCount(inApp)}` });
  }
  return links;
}

function toChildLink(key: NotificationKey, facts: Facts, isOff: boolean): PanelLink[] {
  const { kind, scope } = getNotificationEntry(key);
  if (kind !== "map") return [];
  const cell = readCell(key, facts);
  if (scope === "pipeline") return [{ key, text: describeMuted(cell) }];
  if (cell.items.length === 0) return [];
  return [{ key, text: isOff ? "E-mail: no project while off" : `E-mail: ${describeCount(cell)}` }];
}

function describeMuted(cell: Cell): string {
  const muted = cell.items.length - countOn(cell);
  if (muted === 0) return "No pipeline muted";
  return muted === 1 ? "1 pipeline muted" : `${muted} pipelines muted`;
}

import {
  type Cell,
  countElsewhere,
  countOn,
  type Facts,
  isLocked,
  readCell,
  readInAppCell,
} from "@/lib/client/notifications/cells";
import { findMaster, type Topic } from "@/lib/client/notifications/topics";
import { getNotificationEntry, type NotificationKey } from "@/lib/contract/notifications";

export type Panel = {
  title: string;
  description: string;
  cell: Cell;
  isLocked: boolean;
  /** The label of the switch that has to be on first. */
  master: string | null;
  /** A kind that this page does not know. */
  isUnknown: boolean;
  /** Choices for what is not listed, such as another organisation's projects. */
  elsewhere: number;
};

/** What a panel of exceptions says of a key, or of an in-app kind by project. */
export function describePanel(topic: Topic, key: NotificationKey, facts: Facts): Panel {
  const inApp = key === "realtime_notifications_disabled" ? readInAppCell(topic, facts) : null;
  const cell = inApp ?? readCell(key, facts);
  const entry = getNotificationEntry(key);
  const masterKey = findMaster(key);
  const isMasterOff = masterKey !== null && countOn(readCell(masterKey, facts)) === 0;
  return {
    title: inApp ? topic.label : entry.label,
    description: inApp ? "In the app, by project." : `By e-mail. ${entry.causes}`,
    cell,
    isLocked: isLocked(facts, key),
    master: isMasterOff && masterKey ? getNotificationEntry(masterKey).label : null,
    isUnknown: inApp !== null && (topic.inApp?.isUnknown ?? false),
    elsewhere: inApp ? 0 : countElsewhere(key, cell, facts),
  };
}

import {
  getNotificationEntry,
  type NotificationGroup,
  type NotificationKey,
  notificationKeys,
} from "@/lib/contract/notifications";
import { describeInApp, type InAppType } from "./in-app-types";

/** One thing that happens, and the ways it may reach the person: a row of the grid. */
export type Topic = {
  /** Also the row's address on the page. */
  id: string;
  label: string;
  causes: string;
  group: NotificationGroup;
  mail: NotificationKey | null;
  inApp: InAppType | null;
  /** Keys that matter only while the mail is on. */
  children: readonly NotificationKey[];
};

export const groups: readonly NotificationGroup[] = [
  "Mentions and assignments",
  "Errors and pipelines",
  "Digests",
  "Organisation",
  "In the app",
];

/** Every mail of the catalogue, and what the server sends in the app: beside its mail, else by itself. */
export function listTopics(activeTypes: readonly string[]): Topic[] {
  const inApp = [...new Set(activeTypes)].map(describeInApp);
  const mails = listMails();
  return [
    ...mails.map((mail) => toMailTopic(mail, inApp.find((each) => each.mail === mail) ?? null)),
    ...inApp.filter(({ mail }) => mail === null || !mails.includes(mail)).map(toInAppTopic),
  ];
}

export function findMaster(key: NotificationKey): NotificationKey | null {
  const entry = getNotificationEntry(key);
  const master = "master" in entry ? entry.master : undefined;
  return notificationKeys.find((each) => each === master) ?? null;
}

function listMails(): NotificationKey[] {
  return notificationKeys.filter(
    (key) => getNotificationEntry(key).channel === "email" && findMaster(key) === null,
  );
}

function toMailTopic(mail: NotificationKey, inApp: InAppType | null): Topic {
  const { label, causes, group } = getNotificationEntry(mail);
  const children = notificationKeys.filter((key) => findMaster(key) === mail);
  return { id: toAnchor(label), label, causes, group, mail, inApp, children };
}

function toInAppTopic(inApp: InAppType): Topic {
  const { label, causes } = inApp;
  return { id: toAnchor(label), label, causes, group: "In the app", mail: null, inApp, children: [] };
}

/** The address on the page of what has that title. */
export function toAnchor(label: string): string {
  return label.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-");
}

/** Where the switches of a row and its exceptions stand in the settings. */
export function listPaths({ mail, inApp, children }: Topic): string[] {
  const switches = children.filter((key) => getNotificationEntry(key).kind === "map");
  return [
    ...(mail ? [mail, ...switches] : []),
    ...(inApp ? [`realtime_notifications_disabled/${inApp.type}`] : []),
  ];
}

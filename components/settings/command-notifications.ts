import { canSendTest } from "@/lib/client/notifications/can-send-test";
import { groups, listTopics, type Topic, toAnchor } from "@/lib/client/notifications/topics";
import { getNotificationEntry } from "@/lib/contract/notifications";
import type { User } from "@/lib/contract/schemas/account";
import { routes } from "@/lib/routes";
import { at, type CommandEntry, page, start } from "./command-entry";

const THRESHOLD = "data_pipeline_error_threshold";

/** The page, and one entry for each thing that this server may tell the person about. */
export function listNotificationEntries(user: User): CommandEntry[] {
  const fixed = [
    page(
      "notifications",
      "Notifications",
      routes.notifications,
      "mail alerts digest emails unsubscribe in-app slack errors",
    ),
  ];
  const devices: CommandEntry = {
    ...at("devices", "Push devices", "Notifications", "phone mobile push token"),
    needs: "listPushDevices",
  };
  if (!user.notification_settings) return [...fixed, devices];
  const topics = listTopics(user.active_realtime_notification_types ?? []);
  return [
    ...fixed,
    ...listGroups(topics),
    devices,
    ...listActions(topics),
    ...topics.map(toEntry),
    threshold(),
  ];
}

function listGroups(topics: readonly Topic[]): CommandEntry[] {
  const used = groups.filter((group) => topics.some((topic) => topic.group === group));
  return [
    ...used.map((group) => ({
      ...at(toAnchor(group), group, "Notifications", GROUP_WORDS[group] ?? "notifications"),
      isDetail: true,
    })),
    at("security-mail", "Security of your account", "Notifications", "mail always on fixed warnings"),
  ];
}

const GROUP_WORDS: Partial<Record<Topic["group"], string>> = {
  "In the app": "notifications realtime in-app push",
};

function listActions(topics: readonly Topic[]): CommandEntry[] {
  const first = topics.find(({ mail }) => mail !== null);
  return [
    {
      ...start(
        "mute-everything",
        "Mute everything except security",
        "Notifications",
        "unsubscribe silence stop all off",
      ),
      id: "mute",
      needs: "changeNotifications" as const,
    },
    ...(first
      ? [
          {
            ...start(
              `test-${first.id}`,
              "Send me a test mail",
              "Notifications",
              "try example notification e-mail",
            ),
            needs: "changeNotifications" as const,
            isFor: canSendTest,
          },
        ]
      : []),
  ];
}

function toEntry({ id, label, causes, mail, inApp, children }: Topic): CommandEntry {
  const channels = [mail && "e-mail mail send test", inApp && "in the app in-app realtime push"];
  const exceptions = children.map((key) => getNotificationEntry(key).label);
  const words = [causes, inApp?.label, ...channels, ...exceptions, "notification"].filter(Boolean).join(" ");
  return { ...at(id, label, "Notifications", words), id: `topic-${id}`, isDetail: true };
}

function threshold(): CommandEntry {
  const { label, causes } = getNotificationEntry(THRESHOLD);
  const words = `${causes} percentage percent data pipeline error`;
  return { ...at(toAnchor(label), label, "Notifications", words), isDetail: true };
}

import "server-only";
import { getNotificationEntry, isNotificationKey } from "@/lib/contract/notifications";

/** What of `notification_settings` is no known key of its type, in words, or null (N1). */
export function findUnknownSetting(settings: unknown): string | null {
  if (typeof settings !== "object" || settings === null) {
    return null;
  }
  for (const [key, value] of Object.entries(settings)) {
    if (!isNotificationKey(key)) {
      return `Key ${key.slice(0, 64)} is not valid as a key for notification settings`;
    }
    if (!isOfType(getNotificationEntry(key).kind, value)) {
      return `The value of ${key} is of another type`;
    }
  }
  return null;
}

function isOfType(kind: ReturnType<typeof getNotificationEntry>["kind"], value: unknown): boolean {
  switch (kind) {
    case "boolean":
      return typeof value === "boolean";
    case "number":
      return typeof value === "number";
    default:
      return typeof value === "object" && value !== null && !Array.isArray(value);
  }
}

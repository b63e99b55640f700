import { isNotificationKey } from "@/lib/contract/notifications";
import type { User } from "@/lib/contract/schemas/account";
import { isRecord } from "../is-record";
import { getDefault } from "../notifications/settings";

/** The mark of somebody who looked at the notifications and keeps them as they are. */
export const NOTIFICATIONS_SEEN = "account_notifications";

type Facts = Pick<User, "notification_settings" | "notification_locks" | "has_seen_product_intro_for">;

/** True once anything differs from the defaults by the person's own doing, or they said that all is well. */
export function hasChosenNotifications(user: Facts): boolean {
  const seen = user.has_seen_product_intro_for;
  if (isRecord(seen) && seen[NOTIFICATIONS_SEEN] === true) return true;
  const locked = new Set(Object.keys(user.notification_locks ?? {}));
  return Object.entries(user.notification_settings ?? {}).some(
    ([key, value]) => isNotificationKey(key) && !locked.has(key) && hasOther(value, getDefault([key])),
  );
}

/** The flag beside those that other pages have set. */
export function toSeenNotifications(seen: unknown): Record<string, unknown> {
  return { ...(isRecord(seen) && seen), [NOTIFICATIONS_SEEN]: true };
}

function hasOther(value: unknown, usual: unknown): boolean {
  if (isRecord(value)) return Object.values(value).some((inner) => hasOther(inner, usual));
  return value !== usual;
}

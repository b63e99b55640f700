import { eq } from "drizzle-orm";
import type { ApiContext } from "../context";
import type { Transaction } from "../db/database";
import { organizations } from "../db/schema/users";
import { getProfile } from "../profiles/profiles";
import { isDictionary } from "./is-dictionary";
import type { NotificationPatch } from "./parse-notification-settings";
import { refuseLocked } from "./refuse";
import { toNotificationSettings } from "./to-notification-settings";

type Settings = Record<string, unknown>;

/** Keys that the organisation decides, with the value it decided on; of a map, perhaps some ids. */
export async function findLocks(
  ctx: ApiContext,
  tx: Transaction,
  organizationId: string | null,
): Promise<Settings> {
  if (organizationId === null || !getProfile(ctx).hasNotificationLocks) {
    return {};
  }
  const [row] = await tx
    .select({ locks: organizations.notificationLocks })
    .from(organizations)
    .where(eq(organizations.id, organizationId));
  return row?.locks ?? {};
}

/** What is locked may be sent again as it is shown; anything else would be a 200 without effect. */
export function requireUnlocked(locks: Settings, stored: Settings, patch: NotificationPatch): void {
  const shown = toNotificationSettings(stored, locks);
  for (const [key, value] of Object.entries(patch)) {
    const refused = Object.hasOwn(locks, key) ? findRefused(value, locks[key], shown[key]) : null;
    if (refused) {
      throw refuseLocked(key, refused);
    }
  }
}

/** The ids that are locked to another value; none where the key itself is, null where nothing is. */
function findRefused(given: unknown, lock: unknown, shown: unknown): string[] | null {
  if (!isDictionary(given)) {
    return given === shown ? null : [];
  }
  const before = isDictionary(shown) ? shown : {};
  const locks = isDictionary(lock) ? lock : null;
  const isLocked = (id: string) => locks === null || Object.hasOwn(locks, id);
  const ids = Object.keys(given).filter(
    (id) => isLocked(id) && findRefused(given[id], locks?.[id], before[id]) !== null,
  );
  return ids.length > 0 ? ids : null;
}

/** The part that no lock decides: what the person chose stays for the day the lock goes. */
export function pickUnlocked(given: Settings, locks: Settings): Settings {
  const kept = Object.entries(given).flatMap(([key, value]) => {
    if (!Object.hasOwn(locks, key)) {
      return [[key, value] as const];
    }
    const lock = locks[key];
    return isDictionary(value) && isDictionary(lock) ? [[key, pickUnlocked(value, lock)] as const] : [];
  });
  return Object.fromEntries(kept);
}

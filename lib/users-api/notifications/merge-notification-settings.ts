import { eq, type SQL, sql } from "drizzle-orm";
import { buildNotificationDefaults, NOTIFICATION_IDS_MAX } from "@/lib/contract/notifications";
import type { ApiContext } from "../context";
import type { Transaction } from "../db/database";
import { type UserRow, users } from "../db/schema/users";
import { isDictionary } from "./is-dictionary";
import { findLocks, pickUnlocked, requireUnlocked } from "./notification-locks";
import type { NotificationPatch } from "./parse-notification-settings";
import { refuse } from "./refuse";

type Settings = Record<string, unknown>;

const column = sql`${users.notificationSettings}`;

/**
 * Merges a part into what is stored, in one statement: changes of different keys at the same time
 * both stay. Maps merge by id, the in-app one by type and id; the whole result is stored with the
 * defaults of what was never chosen (contract.md 4).
 */
export async function mergeNotificationSettings(
  ctx: ApiContext,
  tx: Transaction,
  user: UserRow,
  patch: NotificationPatch,
): Promise<void> {
  const locks = await findLocks(ctx, tx, user.currentOrganizationId);
  requireUnlocked(locks, user.notificationSettings, patch);
  const defaults = sql`${JSON.stringify(buildNotificationDefaults())}::jsonb`;
  const merged = merge(column, pickUnlocked(patch, locks));
  const [row] = await tx
    .update(users)
    .set({ notificationSettings: sql`${defaults} || ${merged}` })
    .where(eq(users.id, user.id))
    .returning({ settings: users.notificationSettings });
  for (const key of Object.keys(patch)) {
    requireFewIds(key, row?.settings[key]);
  }
}

/** What is stored there, with the part laid over it at every depth. */
function merge(stored: SQL, part: Settings): SQL {
  const entries = Object.entries(part);
  const values = Object.fromEntries(entries.filter(([, value]) => !isDictionary(value)));
  const maps = entries.flatMap(([key, value]) => {
    const inner = isDictionary(value) ? merge(sql`${stored} -> ${key}::text`, value) : null;
    return inner ? [sql`jsonb_build_object(${key}::text, ${inner})`] : [];
  });
  const parts = [sql`coalesce(${stored}, '{}'::jsonb)`, sql`${JSON.stringify(values)}::jsonb`, ...maps];
  return sql.join(parts, sql` || `);
}

function requireFewIds(key: string, value: unknown): void {
  const switches = isDictionary(value) ? Object.values(value) : [];
  if (switches.length > NOTIFICATION_IDS_MAX) {
    throw refuse(`${key} cannot have more than ${NOTIFICATION_IDS_MAX} entries`);
  }
  for (const inner of switches) {
    requireFewIds(key, inner);
  }
}

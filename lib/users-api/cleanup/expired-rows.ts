import { isNotNull, lte, or, type SQL } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { ACTIVITY_KEPT_SECONDS, BRANCHES_EVICTED_SECONDS } from "@/lib/contract/limits";
import {
  activity,
  attempts,
  pendingLogins,
  rememberedDevices,
  sessions,
  totpSetups,
} from "../db/schema/credentials";
import { githubBranchLists, githubLinkStates } from "../db/schema/github";
import { emailUndos, emailVerifications, mailOutbox, passwordResets } from "../db/schema/mail";

const DAY_SECONDS = 86_400;
/** The longest window that counts tries is a day (contract.md 1.7). */
const ATTEMPTS_KEPT_SECONDS = DAY_SECONDS;
const MAIL_KEPT_SECONDS = 30 * DAY_SECONDS;

export type ExpiredRows = { table: PgTable; isExpired: SQL | undefined; rowsMax: number };

/** What nobody will ask for again. `rowsMax` bounds one statement, and with it how long others wait. */
export function listExpiredRows(now: Date): ExpiredRows[] {
  const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
  const mailEnd = ago(MAIL_KEPT_SECONDS);
  const rowsMax = 5_000;
  return [
    { table: sessions, isExpired: lte(sessions.expiresAt, now), rowsMax },
    { table: pendingLogins, isExpired: lte(pendingLogins.expiresAt, now), rowsMax },
    { table: totpSetups, isExpired: lte(totpSetups.expiresAt, now), rowsMax },
    { table: rememberedDevices, isExpired: lte(rememberedDevices.expiresAt, now), rowsMax },
    { table: attempts, isExpired: lte(attempts.at, ago(ATTEMPTS_KEPT_SECONDS)), rowsMax },
    { table: activity, isExpired: lte(activity.at, ago(ACTIVITY_KEPT_SECONDS)), rowsMax },
    { table: emailVerifications, isExpired: lte(emailVerifications.tokenExpiresAt, now), rowsMax },
    { table: emailUndos, isExpired: lte(emailUndos.expiresAt, now), rowsMax },
    { table: passwordResets, isExpired: lte(passwordResets.expiresAt, now), rowsMax },
    {
      table: githubLinkStates,
      isExpired: or(lte(githubLinkStates.expiresAt, now), isNotNull(githubLinkStates.consumedAt)),
      rowsMax,
    },
    {
      table: mailOutbox,
      isExpired: or(lte(mailOutbox.sentAt, mailEnd), lte(mailOutbox.deadAt, mailEnd)),
      rowsMax,
    },
    // A list takes its branches along, thousands at times.
    {
      table: githubBranchLists,
      isExpired: lte(githubBranchLists.syncedAt, ago(BRANCHES_EVICTED_SECONDS)),
      rowsMax: 100,
    },
  ];
}

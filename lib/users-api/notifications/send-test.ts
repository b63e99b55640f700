import {
  getNotificationEntry,
  isNotificationKey,
  type NotificationEntry,
} from "@/lib/contract/notifications";
import type { Verb } from "../http/verb";
import { queueMail } from "../mail/queue-mail";
import { ServiceError } from "../service-error";
import { notificationTests, throttle } from "../throttle/throttles";
import { buildNotificationTestMail } from "./mails";

/** An example of the mail that a key stands for, through the outbox like the real one. */
export const sendNotificationTest: Verb<"notificationTest"> = async ({ ctx, target, body }) => {
  const entry = findMail(body.key);
  if (!entry) {
    throw new ServiceError("invalid_choice", { detail: `"${body.key}" is not a valid choice.`, attr: "key" });
  }
  if (!ctx.settings.isMailOn) {
    throw new ServiceError("email_not_available", { detail: "Mail is not set up on this server." });
  }
  await throttle(ctx, notificationTests, String(target.id));
  await ctx.db.transaction((tx) =>
    queueMail(ctx, tx, buildNotificationTestMail(ctx, { user: target, entry })),
  );
  return { body: { success: true } };
};

/** A threshold has no mail of its own: it stands for that of its switch. */
function findMail(key: string): NotificationEntry | null {
  if (!isNotificationKey(key)) {
    return null;
  }
  const entry: NotificationEntry = getNotificationEntry(key);
  if (entry.kind === "number") {
    return findMail(entry.master);
  }
  return entry.channel === "email" ? entry : null;
}

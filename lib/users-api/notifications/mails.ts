import type { NotificationEntry } from "@/lib/contract/notifications";
import type { Mail } from "../mail/mail";
import type { MailContext, MailReader } from "../mail/mail-context";

const NOTIFICATIONS_PAGE = "/settings/notifications";

/** What a notification looks like, for somebody who wants to see whether mail arrives. */
export function buildNotificationTestMail(
  ctx: MailContext,
  { user, entry }: { user: MailReader; entry: Pick<NotificationEntry, "label" | "causes"> },
): Mail {
  return {
    template: "notification_test",
    to: user.email,
    subject: `Test: ${entry.label}`,
    blocks: [
      {
        kind: "paragraph",
        text: `This is a test of the notification “${entry.label}”, which you asked for.`,
      },
      { kind: "paragraph", text: `The real one is sent for this reason: ${entry.causes}` },
      { kind: "link", label: "Choose your notifications", url: ctx.settings.siteUrl + NOTIFICATIONS_PAGE },
    ],
  };
}

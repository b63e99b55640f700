import type { Mail } from "../mail/mail";
import type { MailContext, MailReader } from "../mail/mail-context";

export function buildPasswordResetMail(
  ctx: MailContext,
  { user, token }: { user: MailReader; token: string },
): Mail {
  return {
    template: "password_reset",
    to: user.email,
    subject: "Set a new password",
    blocks: [
      {
        kind: "paragraph",
        text: "Somebody asked for a new password for your account. If that was you, set it with this link. It works once, within an hour.",
      },
      {
        kind: "link",
        label: "Set a new password",
        url: `${ctx.settings.siteUrl}/reset/${user.uuid}/${token}`,
      },
      {
        kind: "advice",
        text: "If you did not ask for it, there is nothing to do: your password stays as it is.",
      },
    ],
  };
}

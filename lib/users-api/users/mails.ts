import type { Mail } from "../mail/mail";
import type { MailContext } from "../mail/mail-context";
import { type About, buildSecurityMail } from "../mail/security-mail";

export function buildPasswordChangedMail(
  ctx: MailContext,
  { isFirst, ...about }: About & { isFirst: boolean },
): Mail {
  return buildSecurityMail(ctx, about, {
    template: "password_changed",
    subject: isFirst ? "A password was set for your account" : "Your password was changed",
    happened: `${isFirst ? "Your account now has a password." : "Your password was changed."} Other sessions were ended.`,
    otherwise:
      "set a new password from the sign-in page and end every session. If you cannot, ask the people who run this server for help at once.",
  });
}

import type { Mail } from "../mail/mail";
import type { MailContext } from "../mail/mail-context";
import { type About, buildSecurityMail } from "../mail/security-mail";

export function buildNewDeviceMail(ctx: MailContext, about: About): Mail {
  return buildSecurityMail(ctx, about, {
    template: "new_device_login",
    subject: "A new device signed in to your account",
    happened: "Somebody signed in to your account with a browser or program that was not seen before.",
    otherwise: "change your password and end the other sessions.",
  });
}

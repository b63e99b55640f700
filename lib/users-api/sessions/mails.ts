import type { Mail } from "../mail/mail";
import type { MailContext, MailReader } from "../mail/mail-context";
import { type About, buildSecurityMail } from "../mail/security-mail";

export function buildNewDeviceMail(ctx: MailContext, about: About): Mail {
  return buildSecurityMail(ctx, about, {
    template: "new_device_login",
    subject: "A new device signed in to your account",
    happened: "Somebody signed in to your account with a browser or program that was not seen before.",
    otherwise: "change your password and end the other sessions.",
  });
}

/** Today's PostHog asks for it where there is no authenticator app. */
export function buildLoginCodeMail(
  ctx: MailContext,
  { user, code }: { user: MailReader; code: string },
): Mail {
  return {
    template: "login_code",
    to: user.email,
    subject: "Your sign-in code",
    blocks: [
      {
        kind: "paragraph",
        text: "Type this code on the page where you are signing in. It works once, within ten minutes.",
      },
      { kind: "code", label: "Your code is", code },
      {
        kind: "paragraph",
        text: "If you are not signing in, somebody knows your password: change it. Nobody from this service will ever ask you for the code.",
      },
      {
        kind: "link",
        label: "Change your password",
        url: `${ctx.settings.siteUrl}/settings/security/password`,
      },
    ],
  };
}

import type { Mail } from "../mail/mail";
import type { MailContext, MailReader } from "../mail/mail-context";

/** Somebody asked for it, or a change of the address was taken back, by whom alone it is known. */
export type ResetCause = "asked" | "undo";

const words: Record<ResetCause, { why: string; advice: string }> = {
  asked: {
    why: "Somebody asked for a new password for your account. If that was you, set it with this link. It works once, within an hour.",
    advice: "If you did not ask for it, there is nothing to do: your password stays as it is.",
  },
  undo: {
    why: "A change of your account's email address was taken back, and every session was ended. Your password may be known to whoever asked for the change: set a new one with this link now. It works once, within an hour.",
    advice: "If the hour is over, ask for another link on the sign-in page.",
  },
};

export function buildPasswordResetMail(
  ctx: MailContext,
  { user, token, cause }: { user: MailReader; token: string; cause: ResetCause },
): Mail {
  const { why, advice } = words[cause];
  return {
    template: "password_reset",
    to: user.email,
    subject: "Set a new password",
    blocks: [
      { kind: "paragraph", text: why },
      {
        kind: "link",
        label: "Set a new password",
        url: `${ctx.settings.siteUrl}/reset/${user.uuid}/${token}`,
      },
      { kind: "advice", text: advice },
    ],
  };
}

import type { Mail } from "./mail";
import { toPlainText } from "./plain-text";
import { renderHtml } from "./render-html";
import { renderText } from "./render-text";

export type RenderedMail = { subject: string; text: string; html: string };

/** Both parts of a mail, from the same blocks. */
export function renderMail(mail: Mail, siteUrl: string): RenderedMail {
  const subject = toPlainText(mail.subject);
  const footer = `Sent by your account at ${new URL(siteUrl).host}. Mails about its safety cannot be turned off.`;
  return {
    subject,
    text: renderText(mail.blocks, footer),
    html: renderHtml({ subject, blocks: mail.blocks, footer }),
  };
}

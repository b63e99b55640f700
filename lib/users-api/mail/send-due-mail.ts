import { and, eq, isNull } from "drizzle-orm";
import type { Transporter } from "nodemailer";
import type { ApiContext } from "../context";
import { mailOutbox } from "../db/schema/mail";
import { claimMail, type MailRow } from "./claim-mail";
import { describeFailure } from "./describe-failure";
import { findMailEnd } from "./mail-templates";

const WAIT_SECONDS_MAX = 3_600;
/** A night and a morning: time to find a mail server down and put it right. */
const TRIED_SECONDS = 86_400;

/**
 * Claims one due mail and sends it; false where none is due. `signal` must break the sending off
 * before the claim lapses. Killed between the server's word and ours, a worker leaves a mail that
 * goes out once more, with the same Message-ID.
 */
export async function sendDueMail(
  ctx: ApiContext,
  transport: Transporter,
  signal?: AbortSignal,
): Promise<boolean> {
  const mail = await claimMail(ctx);
  if (!mail) {
    return false;
  }
  try {
    await send(ctx, transport, { mail, signal });
  } catch (error) {
    await postpone(ctx, mail, error);
    return true;
  }
  // Codes and links are secrets: with the mail gone, nobody needs our copy.
  await ctx.db
    .update(mailOutbox)
    .set({ sentAt: ctx.clock.now(), text: "", html: null, lastError: null })
    .where(eq(mailOutbox.id, mail.id));
  return true;
}

type Sending = { mail: MailRow; signal: AbortSignal | undefined };

async function send(ctx: ApiContext, transport: Transporter, { mail, signal }: Sending): Promise<void> {
  const { id, toAddress: address, subject, text, html } = mail;
  await transport.sendMail({
    // As an object: a text is read as a list, and a comma in it would make a second recipient.
    to: { name: "", address },
    messageId: `<${id}@${new URL(ctx.settings.siteUrl).hostname}>`,
    subject,
    text,
    html: html ?? undefined,
    signal,
  });
}

async function postpone(ctx: ApiContext, mail: MailRow, error: unknown): Promise<void> {
  const now = ctx.clock.now();
  const waitSeconds = Math.min(2 ** mail.tries, WAIT_SECONDS_MAX);
  const sendAfter = new Date(now.getTime() + waitSeconds * 1000);
  const { isFinal, lastError } = describeFailure(error);
  const isDead = isFinal || sendAfter >= findLastTry(mail);
  ctx.log.warn(
    { event: isDead ? "mail_dead" : "mail_failed", mail: mail.id, tries: mail.tries, cause: lastError },
    isDead ? "mail was given up" : "mail was not sent",
  );
  await ctx.db
    .update(mailOutbox)
    .set({ lastError, sendAfter, deadAt: isDead ? now : null })
    // Unless our claim has lapsed and the mail is another worker's by now.
    .where(and(eq(mailOutbox.id, mail.id), eq(mailOutbox.tries, mail.tries), isNull(mailOutbox.sentAt)));
}

/** A mail whose link is dead helps nobody. */
function findLastTry(mail: MailRow): Date {
  const giveUp = new Date(mail.createdAt.getTime() + TRIED_SECONDS * 1000);
  const end = findMailEnd(mail);
  return end && end < giveUp ? end : giveUp;
}

import { and, asc, eq, isNull, lte } from "drizzle-orm";
import type { Transporter } from "nodemailer";
import type { ApiContext } from "../context";
import { mailOutbox } from "../db/schema/mail";

export const LEASE_SECONDS = 60;
const TRIES_MAX = 10;

type MailRow = typeof mailOutbox.$inferSelect;

/**
 * Claims one due mail and sends it; false where none is due. The claim is a short transaction that
 * moves `send_after` on, so that no transaction waits for the network and a killed worker's mail is
 * tried again. `signal` must break the sending off before the claim lapses.
 */
export async function sendDueMail(
  ctx: ApiContext,
  transport: Transporter,
  signal?: AbortSignal,
): Promise<boolean> {
  const mail = await claim(ctx);
  if (!mail) {
    return false;
  }
  try {
    const { toAddress: to, subject, text, html } = mail;
    await transport.sendMail({ to, subject, text, html: html ?? undefined, signal });
    await ctx.db.update(mailOutbox).set({ sentAt: ctx.clock.now() }).where(eq(mailOutbox.id, mail.id));
  } catch (error) {
    await postpone(ctx, mail, error);
  }
  return true;
}

function claim(ctx: ApiContext): Promise<MailRow | undefined> {
  const now = ctx.clock.now();
  return ctx.db.transaction(async (tx) => {
    const [due] = await tx
      .select()
      .from(mailOutbox)
      .where(and(isNull(mailOutbox.sentAt), isNull(mailOutbox.deadAt), lte(mailOutbox.sendAfter, now)))
      .orderBy(asc(mailOutbox.sendAfter))
      .limit(1)
      .for("update", { skipLocked: true });
    if (!due) {
      return undefined;
    }
    const sendAfter = new Date(now.getTime() + LEASE_SECONDS * 1000);
    const [claimed] = await tx
      .update(mailOutbox)
      .set({ sendAfter, tries: due.tries + 1 })
      .where(eq(mailOutbox.id, due.id))
      .returning();
    return claimed;
  });
}

async function postpone(ctx: ApiContext, mail: MailRow, error: unknown): Promise<void> {
  const now = ctx.clock.now();
  const delayMs = Math.min(2 ** mail.tries * 1_000, 3_600_000);
  const lastError = error instanceof Error ? error.message.slice(0, 500) : "unknown";
  ctx.log.warn({ event: "mail_failed", mail: mail.id, tries: mail.tries }, "mail was not sent");
  await ctx.db
    .update(mailOutbox)
    .set({
      lastError,
      sendAfter: new Date(now.getTime() + delayMs),
      deadAt: mail.tries >= TRIES_MAX ? now : null,
    })
    .where(eq(mailOutbox.id, mail.id));
}

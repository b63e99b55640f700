import { and, asc, desc, eq, isNotNull, isNull, lte } from "drizzle-orm";
import { z } from "zod";
import type { ApiContext } from "../context";
import { emailVerifications, mailOutbox } from "../db/schema/mail";
import { isUuid } from "../http/is-uuid";
import type { MailRow } from "./claim-mail";
import { findMailEnd } from "./mail-templates";

export const deskRequestSchema = z.discriminatedUnion("command", [
  z.object({ command: z.literal("list"), isDeadOnly: z.boolean() }),
  z.object({ command: z.literal("resend"), id: z.string() }),
  z.object({ command: z.literal("resend_dead") }),
]);

export type DeskRequest = z.output<typeof deskRequestSchema>;

const ROWS_MAX = 200;

type Desk = Pick<ApiContext, "db" | "clock">;

/** What an operator may ask of the outbox; the answer is lines without texts, codes or links. */
export async function askMailDesk(desk: Desk, request: DeskRequest): Promise<string[]> {
  switch (request.command) {
    case "list":
      return listMails(desk, request.isDeadOnly);
    case "resend":
      return [await resend(desk, await findMail(desk, request.id))];
    case "resend_dead":
      return resendDead(desk);
  }
}

async function listMails({ db }: Desk, isDeadOnly: boolean): Promise<string[]> {
  const mails = await db
    .select()
    .from(mailOutbox)
    .where(isDeadOnly ? isNotNull(mailOutbox.deadAt) : undefined)
    .orderBy(desc(mailOutbox.createdAt))
    .limit(ROWS_MAX);
  return mails.length === 0 ? ["No mails."] : mails.map(describeMail);
}

function describeMail(mail: MailRow): string {
  const { id, createdAt, template, toAddress, tries, lastError } = mail;
  const triesText = tries === 1 ? "1 try" : `${tries} tries`;
  const columns = [id, toMinute(createdAt), describeState(mail), triesText, template, toAddress, lastError];
  // A terminal obeys what a mail's address or an error may hold.
  return columns.filter(Boolean).join("  ").replace(/\p{C}/gu, "?");
}

function describeState({ sentAt, deadAt, tries, sendAfter }: MailRow): string {
  if (sentAt) {
    return `sent ${toMinute(sentAt)}`;
  }
  if (deadAt) {
    return `dead ${toMinute(deadAt)}`;
  }
  return tries === 0 ? "waiting" : `again ${toMinute(sendAfter)}`;
}

async function findMail({ db }: Desk, id: string): Promise<MailRow> {
  const [mail] = isUuid(id) ? await db.select().from(mailOutbox).where(eq(mailOutbox.id, id)) : [];
  if (!mail) {
    throw new Error("There is no mail with that id");
  }
  return mail;
}

async function resendDead(desk: Desk): Promise<string[]> {
  const isDead = and(isNotNull(mailOutbox.deadAt), isNull(mailOutbox.sentAt));
  const dead = await desk.db.select().from(mailOutbox).where(isDead).orderBy(asc(mailOutbox.createdAt));
  const lines: string[] = [];
  for (const mail of dead) {
    lines.push(await resend(desk, mail).catch((error: Error) => error.message));
  }
  return lines.length === 0 ? ["No dead mails."] : lines;
}

/** Puts a dead mail back into the queue; one that is older than a day gets a single try. */
async function resend({ db, clock }: Desk, mail: MailRow): Promise<string> {
  const now = clock.now();
  const end = findMailEnd(mail);
  if (end && end <= now) {
    throw new Error(`${mail.id}: its link ended ${toMinute(end)}; the person has to ask for a new one`);
  }
  if (mail.template === "verify_email" && !(await isStillAsked(db, mail))) {
    throw new Error(
      `${mail.id}: its code and link no longer work; the change is over, or a newer mail has them`,
    );
  }
  const [queued] = await db
    .update(mailOutbox)
    .set({ deadAt: null, sendAfter: now, tries: 0, lastError: null })
    .where(and(eq(mailOutbox.id, mail.id), isNotNull(mailOutbox.deadAt), isNull(mailOutbox.sentAt)))
    .returning({ id: mailOutbox.id });
  if (!queued) {
    throw new Error(`${mail.id}: only a dead mail can be sent again`);
  }
  return `${mail.id}: queued`;
}

/** Whether the proof it was made for is the one that counts: a cancelled or replaced one leaves no row. */
async function isStillAsked(db: Desk["db"], { toAddress, createdAt }: MailRow): Promise<boolean> {
  const isOpen = and(
    eq(emailVerifications.address, toAddress),
    isNull(emailVerifications.consumedAt),
    lte(emailVerifications.createdAt, createdAt),
  );
  return (await db.$count(emailVerifications, isOpen)) > 0;
}

function toMinute(date: Date): string {
  return `${date.toISOString().slice(0, 16).replace("T", " ")}`;
}

import type { ApiContext } from "../context";
import type { Queryable } from "../db/database";
import { mailOutbox } from "../db/schema/mail";

export type Mail = { template: string; to: string; subject: string; text: string };

/** Puts a mail into the outbox; give the transaction of the change it tells about. */
export async function queueMail(ctx: ApiContext, db: Queryable, mail: Mail): Promise<void> {
  const now = ctx.clock.now();
  await db.insert(mailOutbox).values({
    template: mail.template,
    toAddress: mail.to,
    subject: mail.subject,
    text: mail.text,
    createdAt: now,
    sendAfter: now,
  });
}

import type { ApiContext } from "../context";
import type { Queryable } from "../db/database";
import { mailOutbox } from "../db/schema/mail";
import type { Mail } from "./mail";
import { renderMail } from "./render-mail";

/**
 * Puts a mail into the outbox; give the transaction of the change it tells about. A server without
 * mail keeps none: nobody would read them, and a mail server configured later would send them all.
 */
export async function queueMail(ctx: ApiContext, db: Queryable, mail: Mail): Promise<void> {
  if (!ctx.settings.isMailOn) {
    return;
  }
  const now = ctx.clock.now();
  await db.insert(mailOutbox).values({
    template: mail.template,
    toAddress: mail.to,
    ...renderMail(mail, ctx.settings.siteUrl),
    createdAt: now,
    sendAfter: now,
  });
}

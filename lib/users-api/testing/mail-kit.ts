import { eq } from "drizzle-orm";
import type { Transporter } from "nodemailer";
import { mailOutbox } from "../db/schema/mail";
import type { Mail } from "../mail/mail";
import { queueMail } from "../mail/queue-mail";
import { sendDueMail } from "../mail/send-due-mail";
import { type TestApi, uniqueName } from "./create-test-api";

export const MAIL_FROM = "PostHog <hi@example.com>";

export const newReader = () => `${uniqueName("reader")}@example.com`;

/** Queues a notice to somebody new; gives the address. */
export async function queueNotice(api: TestApi, values: Partial<Mail> = {}): Promise<string> {
  const to = newReader();
  await queueMail(api.ctx, api.ctx.db, {
    template: "new_device_login",
    to,
    subject: "Hello",
    blocks: [{ kind: "paragraph", text: "Text, ünïcode too" }],
    ...values,
  });
  return to;
}

export async function readMail(api: TestApi, to: string) {
  const [row] = await api.ctx.db.select().from(mailOutbox).where(eq(mailOutbox.toAddress, to));
  if (!row) {
    throw new Error(`No mail to ${to}`);
  }
  return row;
}

/** Sends until none is due. */
export async function sendAll(api: TestApi, transport: Transporter): Promise<void> {
  while (await sendDueMail(api.ctx, transport)) {
    // One after the other.
  }
  transport.close();
}

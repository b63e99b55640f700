import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { toMail } from "./mail";
import type { MailStore } from "./mail-store";

type InboxOptions = { host: string; port: number; store: MailStore };
type SmtpInbox = { smtpUrl: string; close(): Promise<void> };

const MAIL_BYTES_MAX = 5_000_000;

/** Answers 250 only once the mail is listed, so a sender that is done can be checked at once. */
export async function openSmtpInbox({ host, port, store }: InboxOptions): Promise<SmtpInbox> {
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    size: MAIL_BYTES_MAX,
    closeTimeout: 200,
    onData(stream, session, done) {
      const recipients = session.envelope.rcptTo.map((recipient) => recipient.address);
      simpleParser(stream).then(
        (parsed) => {
          store.add(toMail(parsed, recipients, new Date()));
          done();
        },
        (error: unknown) => done(error instanceof Error ? error : new Error("The mail cannot be read.")),
      );
    },
  });
  await new Promise<void>((resolve, reject) => {
    smtp.once("error", reject);
    smtp.listen(port, host, () => resolve());
  });
  // A sender that breaks off must not end the process.
  smtp.on("error", (error) => console.error("SMTP:", error.message));
  const address = smtp.server.address();
  if (address === null || typeof address === "string") throw new Error("The SMTP server has no port.");
  return {
    smtpUrl: `smtp://${host}:${address.port}`,
    close: () => new Promise((resolve) => smtp.close(() => resolve())),
  };
}

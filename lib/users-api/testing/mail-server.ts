import type { AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

export type MailServer = {
  url: string;
  port: number;
  /** What has arrived, parsed, oldest first. */
  mails: ParsedMail[];
  close(): Promise<void>;
};

type Answer = (error?: Error | null) => void;

type Behaviour = {
  /** Runs once a mail has arrived whole; `answer` takes it, or refuses it with an error. */
  onMail?: (mail: ParsedMail, answer: Answer) => void;
  options?: SMTPServerOptions;
};

/** A mail server on this machine that keeps what it is given. */
export async function startMailServer({ onMail, options }: Behaviour = {}): Promise<MailServer> {
  const mails: ParsedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    closeTimeout: 100,
    onData(stream, _session, done) {
      simpleParser(stream).then((mail) => {
        mails.push(mail);
        return onMail ? onMail(mail, done) : done();
      }, done);
    },
    ...options,
  });
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    mails,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** Refuses with a code of SMTP's. */
export function smtpError(responseCode: number, message = "No"): Error {
  return Object.assign(new Error(message), { responseCode });
}

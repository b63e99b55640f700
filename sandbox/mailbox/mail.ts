import type { ParsedMail } from "mailparser";

export type Mail = {
  to: string;
  from: string;
  subject: string;
  text: string;
  html: string;
  /** When it arrived, as ISO 8601: a mail's own date has no milliseconds, and may lie. */
  date: string;
};

export type StoredMail = Mail & { id: number; recipients: string[] };

export function toMail(parsed: ParsedMail, recipients: string[], date: Date): Omit<StoredMail, "id"> {
  return {
    to: recipients.join(", "),
    from: parsed.from?.text ?? "",
    subject: parsed.subject ?? "",
    text: parsed.text ?? "",
    html: parsed.html || "",
    date: date.toISOString(),
    recipients: recipients.map((address) => address.toLowerCase()),
  };
}

export function toPublicMail({ to, from, subject, text, html, date }: StoredMail): Mail {
  return { to, from, subject, text, html, date };
}

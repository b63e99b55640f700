import { createTransport, type Transporter } from "nodemailer";
import type { MailEnv } from "../env";

/**
 * nodemailer alone would let a quiet server hold a mail for ten minutes, and one that trickles for
 * ever, while the claim on the mail lapses after one: another worker would send it again.
 */
export const mailTimeouts = {
  connectionMs: 10_000,
  greetingMs: 10_000,
  /** Of silence. */
  socketMs: 20_000,
  /** For one mail from connecting to the server's last word. */
  mailMs: 45_000,
  /** How long closing waits for the mail under way before it breaks off. */
  closeMs: 5_000,
};

export type MailTimeouts = typeof mailTimeouts;

/** The way to the mail server, encrypted and checked unless it is this machine. */
export function createMailTransport(env: MailEnv, timeouts: MailTimeouts = mailTimeouts): Transporter {
  const { smtpUrl, requireTLS } = readSmtpUrl(env.smtpUrl);
  return createTransport(
    {
      url: smtpUrl,
      requireTLS,
      connectionTimeout: timeouts.connectionMs,
      greetingTimeout: timeouts.greetingMs,
      socketTimeout: timeouts.socketMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from: env.from, headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" } },
  );
}

type SmtpUrl = { smtpUrl: string; requireTLS: boolean };

/**
 * nodemailer would send in the clear where nobody offers TLS, which somebody on the way can bring
 * about. A relay in one's own network that has none must be named so: `?ignoreTLS=true`.
 */
export function readSmtpUrl(smtpUrl: string): SmtpUrl {
  const { hostname, protocol, searchParams } = new URL(smtpUrl);
  if ([...searchParams.keys()].some((name) => name.startsWith("tls."))) {
    throw new Error(
      "SMTP_URL: certificates are always checked; give a private authority by NODE_EXTRA_CA_CERTS",
    );
  }
  const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  const isClear = isHere || searchParams.get("ignoreTLS") === "true";
  return { smtpUrl, requireTLS: protocol === "smtp:" && !isClear };
}

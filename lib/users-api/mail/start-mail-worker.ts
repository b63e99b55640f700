import { setTimeout as wait } from "node:timers/promises";
import { createTransport } from "nodemailer";
import type { ApiContext } from "../context";
import type { MailEnv } from "../env";
import { sendDueMail } from "./send-due-mail";

const POLL_MS = 1_000;

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

type MailTimeouts = typeof mailTimeouts;

/** Sends what lies in the outbox until closed; a mail server that is down is tried again later. */
export function startMailWorker(
  ctx: ApiContext,
  env: MailEnv,
  timeouts: MailTimeouts = mailTimeouts,
): { close(): Promise<void> } {
  const closing = new AbortController();
  const breakOff = new AbortController();
  const transport = createTransport(
    {
      url: env.smtpUrl,
      connectionTimeout: timeouts.connectionMs,
      greetingTimeout: timeouts.greetingMs,
      socketTimeout: timeouts.socketMs,
    },
    { from: env.from },
  );
  const send = () =>
    sendDueMail(ctx, transport, AbortSignal.any([breakOff.signal, AbortSignal.timeout(timeouts.mailMs)]));
  const running = run(ctx, send, closing.signal);
  return {
    async close() {
      closing.abort();
      const timer = setTimeout(() => breakOff.abort(), timeouts.closeMs);
      await running;
      clearTimeout(timer);
      transport.close();
    },
  };
}

async function run(ctx: ApiContext, send: () => Promise<boolean>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const isSent = await send();
      if (!isSent) {
        await wait(POLL_MS, undefined, { signal, ref: false });
      }
    } catch (error) {
      if (!signal.aborted) {
        ctx.log.error({ err: error }, "mail worker failed");
        await wait(POLL_MS, undefined, { signal, ref: false }).catch(() => {});
      }
    }
  }
}

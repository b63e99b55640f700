import { setTimeout as wait } from "node:timers/promises";
import { createTransport, type Transporter } from "nodemailer";
import type { ApiContext } from "../context";
import type { MailEnv } from "../env";
import { sendDueMail } from "./send-due-mail";

const POLL_MS = 1_000;

/** Sends what lies in the outbox until closed; a mail server that is down is tried again later. */
export function startMailWorker(ctx: ApiContext, env: MailEnv): { close(): Promise<void> } {
  const controller = new AbortController();
  const transport = createTransport({ url: env.smtpUrl, connectionTimeout: 10_000 }, { from: env.from });
  const running = run(ctx, transport, controller.signal);
  return {
    async close() {
      controller.abort();
      await running;
      transport.close();
    },
  };
}

async function run(ctx: ApiContext, transport: Transporter, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const isSent = await sendDueMail(ctx, transport);
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

import { setTimeout as wait } from "node:timers/promises";
import type { ApiContext } from "../context";
import type { MailEnv } from "../env";
import { createMailTransport, type MailTimeouts, mailTimeouts } from "./create-transport";
import { sendDueMail } from "./send-due-mail";

const POLL_MS = 1_000;

/** Sends what lies in the outbox until closed; a mail server that is down is tried again later. */
export function startMailWorker(
  ctx: ApiContext,
  env: MailEnv,
  timeouts: MailTimeouts = mailTimeouts,
): { close(): Promise<void> } {
  const closing = new AbortController();
  const breakOff = new AbortController();
  const transport = createMailTransport(env, timeouts);
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

import { Hono } from "hono";
import { listen } from "../shared/listen";
import { loopbackOnly } from "../shared/loopback-only";
import { pageHeaders } from "../shared/page";
import { sameOriginForms } from "../shared/same-origin-forms";
import { toPublicMail } from "./mail";
import { renderInbox, renderMail, renderMissing } from "./mail-pages";
import { type MailStore, openMailStore } from "./mail-store";
import { openSmtpInbox } from "./smtp-inbox";

export type MailboxOptions = {
  host?: "127.0.0.1";
  /** 0 takes any free port. */
  port: number;
  smtpPort?: number;
  stateFile?: string;
};

export type Mailbox = { url: string; smtpUrl: string; close(): Promise<void> };

export async function startMailbox(options: MailboxOptions): Promise<Mailbox> {
  const { host = "127.0.0.1", port, smtpPort = 0, stateFile } = options;
  const store = await openMailStore(stateFile);
  const inbox = await openSmtpInbox({ host, port: smtpPort, store });
  const web = await listen({ fetch: createApp(store).fetch, host, port }).catch(async (error: unknown) => {
    await inbox.close();
    throw error;
  });
  return {
    url: web.url,
    smtpUrl: inbox.smtpUrl,
    async close() {
      await Promise.all([web.close(), inbox.close()]);
      await store.flush();
    },
  };
}

function createApp(store: MailStore): Hono {
  const app = new Hono();
  app.use(loopbackOnly);
  app.use(sameOriginForms);
  app.use(pageHeaders);
  app.use(async (c, next) => {
    await next();
    c.header("Cache-Control", "no-store");
  });

  app.get("/", (c) => {
    const mails = store.list(c.req.query("to"));
    c.header("Vary", "Accept");
    return c.req.header("accept")?.includes("application/json")
      ? c.json(mails.map(toPublicMail))
      : c.html(renderInbox(mails));
  });

  app.delete("/", (c) => {
    store.clear();
    return c.body(null, 204);
  });

  app.get("/mails/:id{[0-9]+}", (c) => {
    const mail = store.find(Number(c.req.param("id")));
    return mail === null ? c.html(renderMissing(), 404) : c.html(renderMail(mail));
  });

  return app;
}

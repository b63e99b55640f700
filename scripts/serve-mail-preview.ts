import { Hono } from "hono";
import { html } from "hono/html";
import { renderMail } from "../lib/users-api/mail/render-mail";
import { buildMailSamples, hostileData, plainData } from "../lib/users-api/testing/mail-samples";
import { listen } from "../sandbox/shared/listen";
import { loopbackOnly } from "../sandbox/shared/loopback-only";
import { type Html, pageHeaders, renderPage } from "../sandbox/shared/page";
import { readPort, runProcess } from "../sandbox/shared/run-process";

const SITE_URL = process.env.SITE_URL || "http://localhost:3000";
const BANNER = "Mail preview – sample data, nothing is sent";
const themes = ["light", "dark"] as const;

type Rendered = { name: string; subject: string; text: string; html: string };

/** Every mail of the API in both themes and both widths; `dev` alone starts it. */
await runProcess(
  () => listen({ fetch: createApp().fetch, host: "127.0.0.1", port: readPort("MAIL_PREVIEW_PORT") }),
  ({ url }) => ({ url }),
);

function createApp(): Hono {
  const app = new Hono();
  app.use(loopbackOnly);
  app.use(pageHeaders);
  app.get("/", (c) => c.html(renderList()));
  app.get("/mails/:name", (c) => {
    const isHostile = c.req.query("data") === "hostile";
    const mail = renderSamples(isHostile).find(({ name }) => name === c.req.param("name"));
    return mail ? c.html(renderSample(mail, isHostile)) : c.notFound();
  });
  return app;
}

function renderSamples(isHostile: boolean): Rendered[] {
  return buildMailSamples(SITE_URL, isHostile ? hostileData : plainData).map(({ name, mail }) => ({
    name,
    ...renderMail(mail, SITE_URL),
  }));
}

function renderList(): Html {
  const rows = renderSamples(false).map(
    ({ name, subject }) => html`<li>
  <a href="/mails/${encodeURIComponent(name)}">${subject}</a><span class="muted">${name}</span>
</li>`,
  );
  return renderPage({ title: "Mails", banner: BANNER, body: html`<ul class="rows card">${rows}</ul>` });
}

function renderSample(mail: Rendered, isHostile: boolean): Html {
  const frames = themes.flatMap((theme) =>
    [640, 375].map((width) => renderFrame(toTheme(mail.html, theme), `${theme}, ${width} px`, width)),
  );
  return renderPage({
    title: mail.subject,
    banner: BANNER,
    top: html`<nav class="top" aria-label="Mails"><a href="/">All mails</a>
<a href="?data=${isHostile ? "plain" : "hostile"}">${isHostile ? "Plain data" : "Hostile data"}</a></nav>`,
    body: html`<section class="card" aria-label="Text"><pre>${mail.text}</pre></section>${frames}`,
  });
}

function renderFrame(srcdoc: string, title: string, width: number): Html {
  return html`<h2>${title}</h2>
<iframe sandbox="" title="${title}" srcdoc="${srcdoc}" style="width:${width}px;height:760px"></iframe>`;
}

/** What a mail program in that theme would show, whatever this machine's theme is. */
function toTheme(source: string, theme: (typeof themes)[number]): string {
  return source.replaceAll("(prefers-color-scheme: dark)", theme === "dark" ? "all" : "not all");
}

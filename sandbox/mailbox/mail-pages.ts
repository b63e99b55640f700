import { html } from "hono/html";
import { type Html, renderPage } from "../shared/page";
import type { StoredMail } from "./mail";

const BANNER = "Mailbox stand-in – mails sent here reach nobody";

export function renderInbox(mails: StoredMail[]): Html {
  const body =
    mails.length === 0
      ? html`<p>No mail yet.</p>`
      : html`<ul class="rows card" aria-label="Mails">${mails.map(renderRow)}</ul>`;
  return renderPage({ title: "Inbox", banner: BANNER, body });
}

export function renderMail(mail: StoredMail): Html {
  return renderPage({
    title: mail.subject === "" ? "(no subject)" : mail.subject,
    banner: BANNER,
    top: html`<nav class="top" aria-label="Mailbox"><a href="/">Inbox</a></nav>`,
    body: html`
<dl><dt>From</dt><dd>${mail.from}</dd><dt>To</dt><dd>${mail.to}</dd>
<dt>Date</dt><dd><time datetime="${mail.date}">${formatDate(mail.date)}</time></dd></dl>
<section class="card" aria-label="Text"><pre>${linkify(mail.text)}</pre></section>
${mail.html === "" ? "" : renderHtmlPart(mail.html)}`,
  });
}

/** Its links open beside the mailbox; scripts, forms and this page stay out of its reach. */
function renderHtmlPart(source: string): Html {
  return html`<h2>HTML part</h2>
<iframe sandbox="allow-popups allow-popups-to-escape-sandbox" title="HTML part" srcdoc="${source}"
  style="height:760px"></iframe>`;
}

export function renderMissing(): Html {
  return renderPage({
    title: "Mail not found",
    banner: BANNER,
    body: html`<p><a href="/">Back to the inbox</a></p>`,
  });
}

function renderRow(mail: StoredMail): Html {
  const subject = mail.subject === "" ? "(no subject)" : mail.subject;
  return html`<li>
  <span><a href="/mails/${mail.id}">${subject}</a><br><span class="muted">To ${mail.to}</span></span>
  <time class="muted" datetime="${mail.date}">${formatDate(mail.date)}</time>
</li>`;
}

/** Odd parts are addresses; a full stop or bracket that ends a sentence is no part of one. */
function linkify(text: string): (string | Html)[] {
  return text
    .split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]}'])/)
    .map((part, index) => (index % 2 === 1 ? html`<a href="${part}" rel="noreferrer">${part}</a>` : part));
}

function formatDate(date: string): string {
  return `${date.slice(0, 16).replace("T", " ")} UTC`;
}

import { html } from "hono/html";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { type Html, renderPage } from "../../shared/page";
import type { Sandbox } from "../sandbox";
import { findSignedIn, type PageContext } from "./session";

type SandboxPage = { title: string; body: Html; status?: ContentfulStatusCode };

export async function answerPage(
  sandbox: Sandbox,
  c: PageContext,
  { title, body, status = 200 }: SandboxPage,
): Promise<Response> {
  const login = findSignedIn(sandbox, c);
  const account =
    login === null
      ? html`<a href="/login">Sign in</a>`
      : html`<span>Signed in as <strong>${login}</strong> · <a href="/logout">Sign out</a></span>`;
  const top = html`<nav class="top" aria-label="Account"><a href="/">Home</a>${account}</nav>`;
  return c.html(renderPage({ title, banner: "Sandbox – not the real GitHub", top, body }), status);
}

export function answerNotFound(sandbox: Sandbox, c: PageContext): Promise<Response> {
  return answerPage(sandbox, c, {
    title: "Page not found",
    body: html`<p>There is nothing at this address, or this account may not see it.</p>`,
    status: 404,
  });
}

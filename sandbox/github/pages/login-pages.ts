import type { Hono } from "hono";
import { deleteCookie, setCookie } from "hono/cookie";
import { html } from "hono/html";
import { findAccount } from "../accounts";
import type { Sandbox, SandboxEnv } from "../sandbox";
import { answerPage } from "./layout";
import { asLocalPath, endSession, type PageContext, SESSION_COOKIE, startSession } from "./session";

const SUGGESTIONS_MAX = 8;

export function addLoginPages(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  app.get("/login", (c) => answerLogin(sandbox, c, asLocalPath(c.req.query("return_to"))));

  app.post("/login", async (c) => {
    const form = await c.req.formData();
    const returnTo = asLocalPath(String(form.get("return_to") ?? ""));
    const account = findAccount(sandbox.store, String(form.get("login") ?? "").trim());
    if (account === null || account.type !== "User") {
      return answerLogin(sandbox, c, returnTo, "No account with this username.");
    }
    setCookie(c, SESSION_COOKIE, startSession(sandbox, account.login), {
      httpOnly: true,
      sameSite: "Lax",
      path: "/",
    });
    return c.redirect(returnTo, 303);
  });

  app.get("/logout", (c) => {
    endSession(sandbox, c);
    deleteCookie(c, SESSION_COOKIE, { path: "/" });
    return c.redirect("/login", 303);
  });
}

function answerLogin(sandbox: Sandbox, c: PageContext, returnTo: string, error?: string): Promise<Response> {
  const people = sandbox.store.state.accounts
    .filter((account) => account.type === "User")
    .slice(0, SUGGESTIONS_MAX);
  const message =
    error === undefined ? "" : html`<p class="error" id="login-error" role="alert">${error}</p>`;
  const body = html`
<section class="card" aria-label="Known accounts">
  <p class="muted">Accounts here are made up and have no password.</p>
  <form method="post" action="/login" class="actions">
    <input type="hidden" name="return_to" value="${returnTo}">
    ${people.map((person) => html`<button name="login" value="${person.login}">Sign in as ${person.login}</button>`)}
  </form>
</section>
<form method="post" action="/login" class="card">
  <input type="hidden" name="return_to" value="${returnTo}">
  <label class="field" for="login">Username</label>
  <p><input type="text" id="login" name="login" autocomplete="off" autocapitalize="none" required
    ${error === undefined ? "" : html`aria-invalid="true" aria-describedby="login-error"`}></p>
  ${message}
  <button class="go">Sign in</button>
</form>`;
  return answerPage(sandbox, c, {
    title: "Sign in to the sandbox",
    body,
    status: error === undefined ? 200 : 422,
  });
}

import type { Hono } from "hono";
import { html } from "hono/html";
import type { Sandbox, SandboxEnv } from "../sandbox";
import { createCode } from "../tokens";
import { buildCallback, buildDenial, isAllowedRedirect } from "./client-callback";
import { answerNotFound, answerPage } from "./layout";
import { findSignedIn, type PageContext, toSignIn } from "./session";

const PATH = "/login/oauth/authorize";

type AuthorizeRequest = { clientId: string; redirectUri: string | undefined; state: string | undefined };

export function addAuthorizePage(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  app.get(PATH, (c) => {
    const request = {
      clientId: c.req.query("client_id") ?? "",
      redirectUri: c.req.query("redirect_uri"),
      state: c.req.query("state"),
    };
    const refusal = refuse(sandbox, c, request);
    if (refusal !== null) return refusal;
    const login = findSignedIn(sandbox, c);
    if (login === null) return toSignIn(c);
    const isKnown = sandbox.store.state.authorizations.includes(login);
    return isKnown ? sendCode(sandbox, c, login, request) : answerConsent(sandbox, c, login, request);
  });

  app.post(PATH, async (c) => {
    const form = await c.req.formData();
    const read = (name: string) => (form.get(name) === null ? undefined : String(form.get(name)));
    const request = {
      clientId: read("client_id") ?? "",
      redirectUri: read("redirect_uri"),
      state: read("state"),
    };
    const refusal = refuse(sandbox, c, request);
    if (refusal !== null) return refusal;
    const login = findSignedIn(sandbox, c);
    if (login === null) return c.redirect("/login");
    if (form.get("authorize") === "1") return sendCode(sandbox, c, login, request);
    return c.redirect(buildDenial(request.redirectUri ?? sandbox.callbackUrl, request.state), 302);
  });
}

/** Checked before anything is shown: a code must never go to an address the App did not register. */
function refuse(sandbox: Sandbox, c: PageContext, request: AuthorizeRequest): Promise<Response> | null {
  if (request.clientId !== sandbox.app.clientId) return answerNotFound(sandbox, c);
  if (request.redirectUri === undefined || isAllowedRedirect(sandbox, request.redirectUri)) return null;
  return answerPage(sandbox, c, {
    title: "The redirect_uri is not associated with this application",
    body: html`<p>The application asked to return to an address it has not registered.</p>`,
    status: 400,
  });
}

function sendCode(sandbox: Sandbox, c: PageContext, login: string, request: AuthorizeRequest): Response {
  const code = createCode(sandbox.store, login, request.redirectUri ?? null);
  const target = request.redirectUri ?? sandbox.callbackUrl;
  return c.redirect(buildCallback(target, { code, state: request.state }), 302);
}

function answerConsent(
  sandbox: Sandbox,
  c: PageContext,
  login: string,
  request: AuthorizeRequest,
): Promise<Response> {
  const hidden = (name: string, value: string | undefined) =>
    value === undefined ? "" : html`<input type="hidden" name="${name}" value="${value}">`;
  return answerPage(sandbox, c, {
    title: `Authorize ${sandbox.app.slug}`,
    body: html`<p>${sandbox.app.slug} wants to verify your identity (${login}), know which resources you can
reach, and act on your behalf.</p>
<form method="post" action="${PATH}" class="card">
  ${hidden("client_id", request.clientId)}
  ${hidden("redirect_uri", request.redirectUri)}
  ${hidden("state", request.state)}
  <div class="actions">
    <button class="go" name="authorize" value="1">Authorize ${sandbox.app.slug}</button>
    <button name="authorize" value="0">Cancel</button>
  </div>
</form>`,
  });
}

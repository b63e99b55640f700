import type { Hono } from "hono";
import { html } from "hono/html";
import type { Html } from "../../shared/page";
import { listReachableAccounts } from "../accounts";
import { buildSettingsPath } from "../api/installation-json";
import { findInstallationOf } from "../installations";
import type { Sandbox, SandboxEnv } from "../sandbox";
import type { Account } from "../types";
import { answerNotFound, answerPage } from "./layout";
import { findSignedIn, toSignIn } from "./session";

export function addInstallPicker(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  app.get("/apps/:slug", (c) =>
    c.redirect(`/apps/${encodeURIComponent(c.req.param("slug"))}/installations/new`),
  );
  app.get("/apps/:slug/installations/select_target", (c) =>
    c.redirect(
      `/apps/${encodeURIComponent(c.req.param("slug"))}/installations/new${new URL(c.req.url).search}`,
    ),
  );

  app.get("/apps/:slug/installations/new", (c) => {
    if (c.req.param("slug") !== sandbox.app.slug) return answerNotFound(sandbox, c);
    const login = findSignedIn(sandbox, c);
    if (login === null) return toSignIn(c);
    const state = c.req.query("state");
    const accounts = listReachableAccounts(sandbox.store, login);
    return answerPage(sandbox, c, {
      title: `Install ${sandbox.app.slug}`,
      body: html`<p>Where do you want to install ${sandbox.app.slug}?</p>
<ul class="rows card" aria-label="Accounts">${accounts.map((account) => renderRow(sandbox, account, state))}</ul>`,
    });
  });
}

function renderRow(sandbox: Sandbox, account: Account, state: string | undefined): Html {
  const installation = findInstallationOf(sandbox.store, account);
  const kind = account.type === "User" ? "Personal account" : "Organisation";
  const query = new URLSearchParams();
  if (installation === null) query.set("target_id", String(account.id));
  if (state !== undefined) query.set("state", state);
  const path =
    installation === null
      ? `/apps/${sandbox.app.slug}/installations/new/permissions`
      : buildSettingsPath(account, installation.id);
  const verb = installation === null ? "Install" : "Configure";
  return html`<li>
  <span><strong>${account.login}</strong><br><span class="muted">${kind}</span></span>
  <a class="button" href="${path}?${query.toString()}" aria-label="${verb} ${account.login}">${verb}</a>
</li>`;
}

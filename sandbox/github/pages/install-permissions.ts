import type { Hono } from "hono";
import { html } from "hono/html";
import { canSee, findAccountById, isOwner } from "../accounts";
import { buildSettingsPath } from "../api/installation-json";
import { ALL_REPOSITORIES, findInstallationOf, installApp, requestInstall } from "../installations";
import type { Sandbox, SandboxEnv } from "../sandbox";
import { createCode } from "../tokens";
import type { Account } from "../types";
import { buildCallback, buildDenial } from "./client-callback";
import { answerNotFound, answerPage } from "./layout";
import { readSelection, renderRepositoryChoice } from "./repository-choice";
import { findSignedIn, type PageContext, toSignIn } from "./session";

const PATH = "/apps/:slug/installations/new/permissions";

type Visit = { account: Account; login: string; state: string | undefined };

export function addInstallPermissions(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  app.get(PATH, (c) => {
    const login = findSignedIn(sandbox, c);
    if (login === null) return toSignIn(c);
    const account = findTarget(sandbox, c, login, c.req.query("target_id"));
    if (account === null) return answerNotFound(sandbox, c);
    const state = c.req.query("state");
    const installation = findInstallationOf(sandbox.store, account);
    if (installation === null) return answerChoice(sandbox, c, { account, login, state });
    const query = state === undefined ? "" : `?${new URLSearchParams({ state })}`;
    return c.redirect(buildSettingsPath(account, installation.id) + query);
  });

  app.post(PATH, async (c) => {
    const login = findSignedIn(sandbox, c);
    if (login === null) return toSignIn(c);
    const form = await c.req.formData();
    const account = findTarget(sandbox, c, login, String(form.get("target_id") ?? ""));
    if (account === null) return answerNotFound(sandbox, c);
    const state = form.get("state") === null ? undefined : String(form.get("state"));
    if (form.get("action") === "cancel") return c.redirect(buildDenial(sandbox.callbackUrl, state), 302);
    const selection = readSelection(sandbox, account, form);
    if (selection === null) {
      return answerChoice(
        sandbox,
        c,
        { account, login, state },
        "Choose at least one repository of this account.",
      );
    }
    if (!isOwner(account, login)) {
      requestInstall(sandbox.store, account, login, selection);
      return c.redirect(buildCallback(sandbox.callbackUrl, { setup_action: "request", state }), 302);
    }
    const installation = installApp(sandbox.store, account, selection);
    const code = createCode(sandbox.store, login, null);
    const params = { code, installation_id: installation.id, setup_action: "install", state };
    return c.redirect(buildCallback(sandbox.callbackUrl, params), 302);
  });
}

function findTarget(
  sandbox: Sandbox,
  c: PageContext,
  login: string,
  targetId: string | undefined,
): Account | null {
  if (c.req.param("slug") !== sandbox.app.slug) return null;
  const account = findAccountById(sandbox.store, Number(targetId));
  return account !== null && canSee(account, login) ? account : null;
}

function answerChoice(sandbox: Sandbox, c: PageContext, visit: Visit, error?: string): Promise<Response> {
  const { account, login, state } = visit;
  const mayInstall = isOwner(account, login);
  const body = html`
<p>${
    mayInstall
      ? `${sandbox.app.slug} will be able to read metadata, and to read and write code, issues and pull requests.`
      : `Only an owner of ${account.login} can install ${sandbox.app.slug}. You can ask for it.`
  }</p>
${error === undefined ? "" : html`<p class="error" role="alert">${error}</p>`}
<form method="post" action="/apps/${sandbox.app.slug}/installations/new/permissions" class="card">
  <input type="hidden" name="target_id" value="${account.id}">
  ${state === undefined ? "" : html`<input type="hidden" name="state" value="${state}">`}
  ${renderRepositoryChoice(sandbox, account, ALL_REPOSITORIES)}
  <div class="actions">
    <button class="go" name="action" value="install">${mayInstall ? "Install & Authorize" : "Request"}</button>
    <button name="action" value="cancel">Cancel</button>
  </div>
</form>`;
  const verb = mayInstall ? "Install" : "Request";
  return answerPage(sandbox, c, {
    title: `${verb} ${sandbox.app.slug} on ${account.login}`,
    body,
    status: error === undefined ? 200 : 422,
  });
}

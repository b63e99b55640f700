import { html } from "hono/html";
import type { Html } from "../../shared/page";
import { isOwner } from "../accounts";
import { buildSettingsPath } from "../api/installation-json";
import type { Sandbox } from "../sandbox";
import type { Account, Installation } from "../types";
import { answerPage } from "./layout";
import { renderRepositoryChoice } from "./repository-choice";
import type { PageContext } from "./session";

export type SettingsView = {
  account: Account;
  installation: Installation;
  login: string;
  state: string | undefined;
  error?: string;
};

export function answerSettings(sandbox: Sandbox, c: PageContext, view: SettingsView): Promise<Response> {
  const isAllowed = isOwner(view.account, view.login);
  return answerPage(sandbox, c, {
    title: `${sandbox.app.slug} on ${view.account.login}`,
    body: isAllowed
      ? renderForms(sandbox, view)
      : html`<p>Only owners of ${view.account.login} can change this installation.</p>`,
    status: view.error === undefined ? 200 : 422,
  });
}

function renderForms(sandbox: Sandbox, { account, installation, state, error }: SettingsView): Html {
  const action = buildSettingsPath(account, installation.id);
  const isSuspended = installation.suspendedAt !== null;
  const hidden = state === undefined ? "" : html`<input type="hidden" name="state" value="${state}">`;
  const suspendVerb = isSuspended ? "unsuspend" : "suspend";
  return html`
${isSuspended ? html`<p class="error" role="status">This installation is suspended.</p>` : ""}
${error === undefined ? "" : html`<p class="error" role="alert">${error}</p>`}
<form method="post" action="${action}" class="card">
  ${hidden}
  ${renderRepositoryChoice(sandbox, account, installation)}
  <button class="go" name="action" value="save">Save</button>
</form>
<form method="post" action="${action}" class="card danger" aria-label="Danger zone">
  ${hidden}
  <h2>Danger zone</h2>
  <p class="muted">A suspended App keeps its settings and loses its access. Uninstalling removes both.</p>
  <div class="actions">
    <button class="stop" name="action" value="${suspendVerb}">${isSuspended ? "Unsuspend" : "Suspend"}</button>
    <button class="stop" name="action" value="uninstall">Uninstall</button>
  </div>
</form>`;
}

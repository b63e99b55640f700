import type { Hono } from "hono";
import { html } from "hono/html";
import type { Html } from "../../shared/page";
import { findAccount, isOwner } from "../accounts";
import { installApp, settleRequest } from "../installations";
import type { Sandbox, SandboxEnv } from "../sandbox";
import type { Account, InstallRequest } from "../types";
import { answerNotFound, answerPage } from "./layout";
import { findSignedIn, type PageContext, toSignIn } from "./session";

const PATH = "/organizations/:org/settings/installation_requests";

export function addRequestPages(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  app.get(PATH, (c) => {
    const login = findSignedIn(sandbox, c);
    if (login === null) return toSignIn(c);
    const account = findOwnedOrganization(sandbox, c, login);
    if (account === null) return answerNotFound(sandbox, c);
    const requests = sandbox.store.state.requests.filter((request) => request.accountId === account.id);
    return answerPage(sandbox, c, {
      title: `Installation requests for ${account.login}`,
      body:
        requests.length === 0
          ? html`<p>No requests wait for an answer.</p>`
          : html`<ul class="rows card" aria-label="Requests">${requests.map((request) => renderRow(sandbox, account, request))}</ul>`,
    });
  });

  app.post(PATH, async (c) => {
    const login = findSignedIn(sandbox, c);
    if (login === null) return toSignIn(c);
    const account = findOwnedOrganization(sandbox, c, login);
    const form = await c.req.formData();
    const request = sandbox.store.state.requests.find((one) => one.id === Number(form.get("request")));
    if (account === null || request?.accountId !== account.id) return answerNotFound(sandbox, c);
    if (form.get("action") === "approve") approveRequest(sandbox, account, request);
    else settleRequest(sandbox.store, request);
    return c.redirect(`/organizations/${account.login}/settings/installation_requests`, 303);
  });
}

export function approveRequest(sandbox: Sandbox, account: Account, request: InstallRequest) {
  settleRequest(sandbox.store, request);
  return installApp(sandbox.store, account, {
    repositorySelection: request.repositorySelection,
    selectedRepositoryIds: request.selectedRepositoryIds,
  });
}

function findOwnedOrganization(sandbox: Sandbox, c: PageContext, login: string): Account | null {
  const account = findAccount(sandbox.store, c.req.param("org") ?? "");
  return account !== null && account.type === "Organization" && isOwner(account, login) ? account : null;
}

function renderRow(sandbox: Sandbox, account: Account, request: InstallRequest): Html {
  const scope =
    request.repositorySelection === "all"
      ? "all repositories"
      : `${request.selectedRepositoryIds.length} selected repositories`;
  return html`<li>
  <span><strong>${request.requesterLogin}</strong> asks for ${sandbox.app.slug} on ${scope}.</span>
  <form method="post" action="/organizations/${account.login}/settings/installation_requests" class="actions">
    <input type="hidden" name="request" value="${request.id}">
    <button class="go" name="action" value="approve">Approve and install</button>
    <button name="action" value="deny">Deny</button>
  </form>
</li>`;
}

import type { Hono } from "hono";
import { html } from "hono/html";
import { canSee, findAccount, findAccountById, findRepository, isOwner } from "../accounts";
import { buildSettingsPath } from "../api/installation-json";
import { listVisibleInstallations } from "../installations";
import type { Sandbox, SandboxEnv } from "../sandbox";
import { answerNotFound, answerPage } from "./layout";
import { findSignedIn, toSignIn } from "./session";

const LISTED_MAX = 30;

/** Small pages, so that links from the product lead somewhere. */
export function addProfilePages(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  const { store } = sandbox;

  app.get("/", (c) => c.redirect("/settings/installations"));

  app.get("/settings/installations", (c) => {
    const login = findSignedIn(sandbox, c);
    if (login === null) return toSignIn(c);
    const rows = listVisibleInstallations(store, login).map((installation) => {
      const account = findAccountById(store, installation.accountId);
      if (account === null) return "";
      const path = buildSettingsPath(account, installation.id);
      return html`<li><strong>${account.login}</strong>
        <a class="button" href="${path}" aria-label="Configure ${account.login}">Configure</a></li>`;
    });
    const owned = store.state.accounts.filter((one) => one.type === "Organization" && isOwner(one, login));
    return answerPage(sandbox, c, {
      title: "Installed GitHub Apps",
      body: html`${rows.length === 0 ? html`<p>Nothing is installed yet.</p>` : html`<ul class="rows card">${rows}</ul>`}
<p><a href="/apps/${sandbox.app.slug}/installations/new">Install ${sandbox.app.slug}</a></p>
${owned.map((one) => html`<p><a href="/organizations/${one.login}/settings/installation_requests">Requests for ${one.login}</a></p>`)}`,
    });
  });

  app.get("/avatars/u/:id{[0-9]+}", (c) => {
    const account = findAccountById(store, Number(c.req.param("id")));
    const letter = (account?.login ?? "?").charAt(0).toUpperCase();
    const hue = (Number(c.req.param("id")) * 47) % 360;
    return c.body(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="64" height="64"><rect width="64" height="64" fill="hsl(${hue} 45% 40%)"/><text x="32" y="44" font-family="sans-serif" font-size="34" text-anchor="middle" fill="#fff">${letter}</text></svg>`,
      200,
      { "Content-Type": "image/svg+xml", "Cross-Origin-Resource-Policy": "cross-origin" },
    );
  });

  app.get("/:owner", (c) => {
    const account = findAccount(store, c.req.param("owner"));
    if (account === null) return answerNotFound(sandbox, c);
    const login = findSignedIn(sandbox, c);
    const isInside = login !== null && canSee(account, login);
    const shown = store
      .repositoriesOf(account)
      .filter((repository) => isInside || !repository.isPrivate)
      .slice(0, LISTED_MAX);
    return answerPage(sandbox, c, {
      title: account.login,
      body: html`<ul class="card">${shown.map((one) => html`<li><a href="/${account.login}/${one.name}">${one.name}</a></li>`)}</ul>`,
    });
  });

  app.get("/:owner/:repo", (c) => {
    const account = findAccount(store, c.req.param("owner"));
    const repository = account === null ? null : findRepository(store, account, c.req.param("repo"));
    const login = findSignedIn(sandbox, c);
    if (account === null || repository === null) return answerNotFound(sandbox, c);
    if (repository.isPrivate && (login === null || !canSee(account, login)))
      return answerNotFound(sandbox, c);
    return answerPage(sandbox, c, {
      title: `${account.login}/${repository.name}`,
      body: html`<p>${repository.isPrivate ? "Private" : "Public"} repository, default branch
<code>${repository.defaultBranch}</code>, ${store.branchesOf(repository).length} branches.</p>`,
    });
  });
}

import { html } from "hono/html";
import type { Html } from "../../shared/page";
import { findRepository } from "../accounts";
import { ALL_REPOSITORIES, type Selection } from "../installations";
import type { Sandbox } from "../sandbox";
import type { Account } from "../types";

const SHOWN_MAX = 50;

/** Shows some repositories; the rest of a long list is reached by name. */
export function renderRepositoryChoice(sandbox: Sandbox, account: Account, current: Selection): Html {
  const all = sandbox.store.repositoriesOf(account);
  const selected = new Set(current.selectedRepositoryIds);
  const chosen = all.filter((repository) => selected.has(repository.id));
  const others = all.filter((repository) => !selected.has(repository.id));
  const shown = [...chosen, ...others.slice(0, Math.max(0, SHOWN_MAX - chosen.length))];
  const isAll = current.repositorySelection === "all";
  return html`
<style>form:has(#selection-all:checked) .some { display: none }</style>
<fieldset>
  <legend>Repository access</legend>
  <div class="choice"><input type="radio" id="selection-all" name="selection" value="all" ${isAll ? "checked" : ""}>
    <label for="selection-all">All repositories</label></div>
  <div class="choice"><input type="radio" id="selection-some" name="selection" value="selected" ${isAll ? "" : "checked"}>
    <label for="selection-some">Only select repositories</label></div>
</fieldset>
<div class="some">
  <fieldset>
    <legend>Repositories</legend>
    <p class="muted">${shown.length.toLocaleString("en")} of ${all.length.toLocaleString("en")} shown.</p>
    <div class="list" tabindex="0" role="group" aria-label="Repositories">
      ${shown.map(
        (
          repository,
        ) => html`<div class="choice"><input type="checkbox" name="repository" value="${repository.id}"
          id="repository-${repository.id}" ${selected.has(repository.id) ? "checked" : ""}>
          <label for="repository-${repository.id}">${account.login}/${repository.name}</label></div>`,
      )}
    </div>
  </fieldset>
  <p><label class="field" for="names">Other repositories, by name</label>
    <input type="text" id="names" name="names" autocomplete="off" placeholder="monolith, billing-api"></p>
</div>`;
}

/** Null when nothing, or a repository this account does not have, was chosen. */
export function readSelection(sandbox: Sandbox, account: Account, form: FormData): Selection | null {
  if (form.get("selection") !== "selected") return ALL_REPOSITORIES;
  const known = new Set(sandbox.store.repositoriesOf(account).map((repository) => repository.id));
  const ticked = form.getAll("repository").map(Number);
  const named = String(form.get("names") ?? "")
    .split(/[\s,]+/)
    .filter((name) => name !== "")
    .map((name) => findRepository(sandbox.store, account, name)?.id ?? 0);
  const ids = [...new Set([...ticked, ...named])];
  if (ids.length === 0 || ids.some((id) => !known.has(id))) return null;
  return { repositorySelection: "selected", selectedRepositoryIds: ids };
}

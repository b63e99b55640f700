import type { Hono } from "hono";
import { canSee, findAccountById, isOwner } from "../accounts";
import { buildSettingsPath } from "../api/installation-json";
import { findInstallation, setSuspended, uninstallApp, updateInstallation } from "../installations";
import type { Sandbox, SandboxEnv } from "../sandbox";
import type { Account, Installation } from "../types";
import { buildCallback } from "./client-callback";
import { answerSettings } from "./installation-settings-view";
import { answerNotFound } from "./layout";
import { readSelection } from "./repository-choice";
import { findSignedIn, type PageContext, toSignIn } from "./session";

const PATHS = [
  "/settings/installations/:id{[0-9]+}",
  "/organizations/:org/settings/installations/:id{[0-9]+}",
];

type Target = { account: Account; installation: Installation };

export function addInstallationSettings(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  app.on("GET", PATHS, (c) => {
    const login = findSignedIn(sandbox, c);
    if (login === null) return toSignIn(c);
    const target = findTarget(sandbox, c, login);
    if (target === null) return answerNotFound(sandbox, c);
    const path = buildSettingsPath(target.account, target.installation.id);
    if (c.req.path !== path) return c.redirect(path + new URL(c.req.url).search);
    return answerSettings(sandbox, c, { ...target, login, state: c.req.query("state") });
  });

  app.on("POST", PATHS, async (c) => {
    const login = findSignedIn(sandbox, c);
    if (login === null) return toSignIn(c);
    const target = findTarget(sandbox, c, login);
    if (target === null || !isOwner(target.account, login)) return answerNotFound(sandbox, c);
    return change(sandbox, c, { ...target, login }, await c.req.formData());
  });
}

async function change(
  sandbox: Sandbox,
  c: PageContext,
  { account, installation, login }: Target & { login: string },
  form: FormData,
): Promise<Response> {
  const { store } = sandbox;
  const state = form.get("state") === null ? undefined : String(form.get("state"));
  switch (form.get("action")) {
    case "uninstall":
      uninstallApp(store, installation);
      return c.redirect("/settings/installations", 303);
    case "suspend":
    case "unsuspend": {
      setSuspended(store, installation, form.get("action") === "suspend");
      const query = state === undefined ? "" : `?${new URLSearchParams({ state })}`;
      return c.redirect(buildSettingsPath(account, installation.id) + query, 303);
    }
    default: {
      const selection = readSelection(sandbox, account, form);
      if (selection === null) {
        const error = "Choose at least one repository of this account.";
        return answerSettings(sandbox, c, { account, installation, login, state, error });
      }
      updateInstallation(store, installation, selection);
      // No code: the App is installed already, so GitHub asks for no new authorization.
      const params = { installation_id: installation.id, setup_action: "update", state };
      return c.redirect(buildCallback(sandbox.callbackUrl, params), 302);
    }
  }
}

function findTarget(sandbox: Sandbox, c: PageContext, login: string): Target | null {
  const installation = findInstallation(sandbox.store, Number(c.req.param("id")));
  const account = installation === null ? null : findAccountById(sandbox.store, installation.accountId);
  if (installation === null || account === null || !canSee(account, login)) return null;
  return { account, installation };
}

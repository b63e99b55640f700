import type { Hono } from "hono";
import { findAccountById, isOwner } from "../accounts";
import {
  installApp,
  requestInstall,
  setSuspended,
  settleRequest,
  uninstallApp,
  updateInstallation,
} from "../installations";
import { approveRequest } from "../pages/request-pages";
import type { Sandbox, SandboxEnv } from "../sandbox";
import { createCode, expireInstallationTokens } from "../tokens";
import type { Installation, Permissions } from "../types";
import {
  type Input,
  readInput,
  readSelectionInput,
  refuse,
  requireAccount,
  requireInstallationById,
  requirePerson,
} from "./read-input";

export function addInstallationControls(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  const { store } = sandbox;

  app.post("/installations", async (c) => {
    return c.json({ installation_id: install(sandbox, await readInput(c)).id }, 201);
  });

  app.post("/install-and-code", async (c) => {
    const input = await readInput(c);
    const installation = install(sandbox, input);
    const code = createCode(store, requirePerson(sandbox, input.by), null);
    return c.json({ installation_id: installation.id, code }, 201);
  });

  app.get("/installations", (c) => c.json(store.state.installations.map((one) => toSummary(sandbox, one))));

  app.patch("/installations/:id", async (c) => {
    const installation = requireInstallationById(sandbox, c.req.param("id"));
    const account = findAccountById(store, installation.accountId);
    const input = await readInput(c);
    if (typeof input.suspended === "boolean") setSuspended(store, installation, input.suspended);
    if (account !== null && input.selection !== undefined) {
      updateInstallation(store, installation, readSelectionInput(sandbox, account, input.selection));
    }
    if (typeof input.permissions === "object" && input.permissions !== null) {
      const permissions: Permissions = { ...input.permissions };
      updateInstallation(store, installation, { permissions });
    }
    return c.json(toSummary(sandbox, installation));
  });

  app.delete("/installations/:id", (c) => {
    uninstallApp(store, requireInstallationById(sandbox, c.req.param("id")));
    return c.body(null, 204);
  });

  app.post("/installations/:id/expire-tokens", (c) => {
    expireInstallationTokens(store, requireInstallationById(sandbox, c.req.param("id")).id);
    return c.body(null, 204);
  });

  addRequestControls(app, sandbox);
}

function addRequestControls(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  const { store } = sandbox;

  app.get("/requests", (c) =>
    c.json(
      store.state.requests.map((request) => ({
        id: request.id,
        account: findAccountById(store, request.accountId)?.login ?? null,
        by: request.requesterLogin,
        selection: request.repositorySelection,
        created_at: request.createdAt,
      })),
    ),
  );

  app.post("/requests", async (c) => {
    const input = await readInput(c);
    const account = requireAccount(sandbox, input.account);
    const selection = readSelectionInput(sandbox, account, input.selection);
    const request = requestInstall(store, account, requirePerson(sandbox, input.by), selection);
    return c.json({ id: request.id }, 201);
  });

  app.post("/requests/:id", async (c) => {
    const request = store.state.requests.find((one) => one.id === Number(c.req.param("id")));
    const account = request === undefined ? null : findAccountById(store, request.accountId);
    if (request === undefined || account === null) throw refuse("No such request.", 404);
    if ((await readInput(c)).action === "approve") {
      return c.json({ installation_id: approveRequest(sandbox, account, request).id });
    }
    settleRequest(store, request);
    return c.json({ installation_id: null });
  });
}

function install(sandbox: Sandbox, input: Input): Installation {
  const account = requireAccount(sandbox, input.account);
  const isByOwner = input.by === undefined || isOwner(account, requirePerson(sandbox, input.by));
  if (!isByOwner) throw refuse(`${String(input.by)} does not own ${account.login}.`);
  return installApp(sandbox.store, account, readSelectionInput(sandbox, account, input.selection));
}

function toSummary(sandbox: Sandbox, installation: Installation) {
  return {
    installation_id: installation.id,
    account: findAccountById(sandbox.store, installation.accountId)?.login ?? null,
    selection: installation.repositorySelection,
    suspended: installation.suspendedAt !== null,
    permissions: installation.permissions,
  };
}

import type { Hono } from "hono";
import { canSee, findAccount, findAccountById, isOwner } from "../accounts";
import { findInstallation, listInstallationRepositories, listVisibleInstallations } from "../installations";
import type { Sandbox, SandboxEnv } from "../sandbox";
import { toUserJson } from "./account-json";
import { notFound, suspended } from "./api-error";
import { requireUser } from "./authenticate";
import { toInstallationJson } from "./installation-json";
import { paginate } from "./paginate";
import { toRepositoryJson } from "./repository-json";

/** What a person's token (ghu_) may read. */
export function addUserRoutes(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  const { store } = sandbox;

  app.get("/user", (c) => {
    const account = findAccount(store, requireUser(sandbox, c));
    if (account === null) throw notFound();
    return c.json(toUserJson(sandbox, account));
  });

  app.get("/user/installations", (c) => {
    const all = listVisibleInstallations(store, requireUser(sandbox, c));
    const installations = paginate(c, sandbox.url, all).flatMap((installation) => {
      const account = findAccountById(store, installation.accountId);
      return account === null ? [] : [toInstallationJson(sandbox, installation, account)];
    });
    return c.json({ total_count: all.length, installations });
  });

  app.get("/user/installations/:id{[0-9]+}/repositories", (c) => {
    const login = requireUser(sandbox, c);
    const installation = findInstallation(store, Number(c.req.param("id")));
    const account = installation === null ? null : findAccountById(store, installation.accountId);
    if (installation === null || account === null || !canSee(account, login)) throw notFound();
    if (installation.suspendedAt !== null) throw suspended();
    const all = listInstallationRepositories(store, account, installation);
    const rights = { admin: isOwner(account, login), push: true, pull: true };
    return c.json({
      total_count: all.length,
      repository_selection: installation.repositorySelection,
      repositories: paginate(c, sandbox.url, all).map((repository) =>
        toRepositoryJson(sandbox, account, repository, rights),
      ),
    });
  });
}

import type { Hono } from "hono";
import { canSee, findAccount, findAccountById, findRepository, isOwner } from "../accounts";
import { isProtectedBranch } from "../data/branches";
import { commitSha } from "../data/hash";
import { findInstallationOf, listInstallationRepositories } from "../installations";
import type { Sandbox, SandboxEnv } from "../sandbox";
import type { Account, Repository } from "../types";
import { notAccessible, notFound } from "./api-error";
import {
  type ApiContext,
  type InstallationCaller,
  isInstallationCredential,
  requireInstallation,
  requireUser,
} from "./authenticate";
import { paginate } from "./paginate";
import { type RepositoryRights, toFullRepositoryJson, toRepositoryJson } from "./repository-json";
import { createRepositoryPages } from "./repository-pages";

type Target = { account: Account; repository: Repository; rights: RepositoryRights };

const INSTALLATION_RIGHTS: RepositoryRights = { admin: false, push: false, pull: false };

export function addRepositoryRoutes(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  const pages = createRepositoryPages();
  app.get("/installation/repositories", (c) => {
    const caller = requireInstallation(sandbox, c);
    const account = findAccountById(sandbox.store, caller.installation.accountId);
    if (account === null) throw notFound();
    const all = listReachable(sandbox, account, caller);
    const repositories = paginate(c, sandbox.url, all);
    const selection =
      caller.token.repositoryIds === null ? caller.installation.repositorySelection : "selected";
    const key = `${selection} ${repositories[0]?.id} ${repositories.length}`;
    const { body, etag } = pages.take(all, key, () => ({
      total_count: all.length,
      repository_selection: selection,
      repositories: repositories.map((repository) =>
        toRepositoryJson(sandbox, account, repository, INSTALLATION_RIGHTS),
      ),
    }));
    return c.body(body, 200, { "Content-Type": "application/json; charset=utf-8", ETag: etag });
  });

  app.get("/repos/:owner/:repo", (c) => {
    const { account, repository, rights } = requireRepository(sandbox, c);
    return c.json(toFullRepositoryJson(sandbox, account, repository, rights));
  });

  app.get("/repos/:owner/:repo/branches", (c) => {
    const { account, repository } = requireRepository(sandbox, c, "contents");
    const api = `${sandbox.url}/api/v3/repos/${account.login}/${repository.name}`;
    const names = paginate(c, sandbox.url, sandbox.store.branchesOf(repository));
    return c.json(
      names.map((name) => {
        const sha = commitSha(`${repository.id}/${name}`);
        return {
          name,
          commit: { sha, url: `${api}/commits/${sha}` },
          protected: isProtectedBranch(repository, name),
        };
      }),
    );
  });
}

/** A private repository out of reach looks as if it did not exist. */
function requireRepository(sandbox: Sandbox, c: ApiContext, permission?: string): Target {
  const caller = isInstallationCredential(c) ? requireInstallation(sandbox, c) : requireUser(sandbox, c);
  const account = findAccount(sandbox.store, c.req.param("owner") ?? "");
  const repository =
    account === null ? null : findRepository(sandbox.store, account, c.req.param("repo") ?? "");
  if (account === null || repository === null) throw notFound();
  const rights =
    typeof caller === "string"
      ? findUserRights(sandbox, caller, account)
      : findInstallationRights(sandbox, caller, account, repository, permission);
  if (rights === null && repository.isPrivate) throw notFound();
  return { account, repository, rights: rights ?? { admin: false, push: false, pull: true } };
}

function findUserRights(sandbox: Sandbox, login: string, account: Account): RepositoryRights | null {
  if (!canSee(account, login) || findInstallationOf(sandbox.store, account) === null) return null;
  return { admin: isOwner(account, login), push: true, pull: true };
}

function findInstallationRights(
  sandbox: Sandbox,
  caller: InstallationCaller,
  account: Account,
  repository: Repository,
  permission: string | undefined,
): RepositoryRights | null {
  if (caller.installation.accountId !== account.id) return null;
  if (!listReachable(sandbox, account, caller).includes(repository)) return null;
  const isGranted =
    permission === undefined ||
    (caller.installation.permissions[permission] !== undefined &&
      caller.token.permissions[permission] !== undefined);
  if (!isGranted) throw notAccessible();
  return INSTALLATION_RIGHTS;
}

function listReachable(
  sandbox: Sandbox,
  account: Account,
  { installation, token }: InstallationCaller,
): Repository[] {
  const all = listInstallationRepositories(sandbox.store, account, installation);
  return token.repositoryIds === null ? all : all.filter((one) => token.repositoryIds?.includes(one.id));
}

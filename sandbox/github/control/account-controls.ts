import type { Hono } from "hono";
import { addAccountRepositories, createAccount, findAccount, findRepository } from "../accounts";
import type { Sandbox, SandboxEnv } from "../sandbox";
import type { Account, Repository } from "../types";
import { readInput, readSpecs, readTexts, refuse, requireAccount, requireText } from "./read-input";

export function addAccountControls(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  const { store } = sandbox;

  app.post("/accounts", async (c) => {
    const input = await readInput(c);
    const login = requireText(input.login, "login");
    if (!/^[a-z\d](?:[a-z\d-]{0,38})$/i.test(login)) throw refuse(`${login} is no GitHub login.`);
    if (findAccount(store, login) !== null) throw refuse(`The account ${login} exists.`);
    const { repositories } = input;
    const account = createAccount(store, {
      login,
      name: input.name === undefined ? login : String(input.name),
      type: input.type === "Organization" ? "Organization" : "User",
      repositories: typeof repositories === "number" ? repositories : readSpecs(repositories),
      owners: readTexts(input.owners) ?? [],
      members: readTexts(input.members) ?? [],
    });
    return c.json(toSummary(sandbox, account), 201);
  });

  app.get("/accounts/:login", (c) =>
    c.json(toSummary(sandbox, requireAccount(sandbox, c.req.param("login")))),
  );

  app.patch("/accounts/:login", async (c) => {
    const account = requireAccount(sandbox, c.req.param("login"));
    const input = await readInput(c);
    account.owners = readTexts(input.owners) ?? account.owners;
    account.members = readTexts(input.members) ?? account.members;
    store.touch();
    return c.json(toSummary(sandbox, account));
  });

  app.post("/accounts/:login/repositories", async (c) => {
    const account = requireAccount(sandbox, c.req.param("login"));
    const input = await readInput(c);
    addAccountRepositories(store, account, readSpecs(input.add));
    for (const name of readTexts(input.remove) ?? []) {
      account.repositories.removedIds.push(requireRepository(sandbox, account, name).id);
    }
    for (const [from, to] of Object.entries(input.rename ?? {})) {
      account.repositories.renamed[requireRepository(sandbox, account, from).id] = String(to);
    }
    store.touch();
    return c.json(toSummary(sandbox, account));
  });

  app.post("/accounts/:login/repositories/:repo/branches", async (c) => {
    const account = requireAccount(sandbox, c.req.param("login"));
    const { id } = requireRepository(sandbox, account, c.req.param("repo"));
    const input = await readInput(c);
    const plan = account.repositories;
    if (typeof input.count === "number") plan.branchCounts[id] = input.count;
    plan.addedBranches[id] = [...(plan.addedBranches[id] ?? []), ...(readTexts(input.add) ?? [])];
    store.touch();
    const branches = store.branchesOf(requireRepository(sandbox, account, c.req.param("repo")));
    return c.json({ branch_count: branches.length });
  });
}

function requireRepository(sandbox: Sandbox, account: Account, name: string): Repository {
  const repository = findRepository(sandbox.store, account, name);
  if (repository === null) throw refuse(`No repository ${account.login}/${name}.`, 404);
  return repository;
}

function toSummary(sandbox: Sandbox, account: Account) {
  return {
    id: account.id,
    login: account.login,
    type: account.type,
    owners: account.owners,
    members: account.members,
    repository_count: sandbox.store.repositoriesOf(account).length,
  };
}

import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { findAccount, findRepository } from "../accounts";
import { ALL_REPOSITORIES, findInstallation, type Selection } from "../installations";
import type { Sandbox, SandboxEnv } from "../sandbox";
import type { Account, Installation, RepositorySpec } from "../types";

export type Input = Record<string, unknown>;

export function refuse(message: string, status: 404 | 422 = 422): HTTPException {
  return new HTTPException(status, { message });
}

export async function readInput(c: Context<SandboxEnv>): Promise<Input> {
  const text = await c.req.text();
  if (text === "") return {};
  const value: unknown = JSON.parse(text);
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw refuse("A JSON object is needed.");
  return { ...value };
}

export function requireText(value: unknown, name: string): string {
  if (typeof value !== "string" || value === "") throw refuse(`${name} is missing.`);
  return value;
}

export function requireAccount(sandbox: Sandbox, value: unknown): Account {
  const account = findAccount(sandbox.store, requireText(value, "The account"));
  if (account === null) throw refuse(`No account ${String(value)}.`, 404);
  return account;
}

export function requirePerson(sandbox: Sandbox, value: unknown): string {
  const account = requireAccount(sandbox, value);
  if (account.type !== "User") throw refuse(`${account.login} is no person.`);
  return account.login;
}

export function requireInstallationById(sandbox: Sandbox, value: unknown): Installation {
  const installation = findInstallation(sandbox.store, Number(value));
  if (installation === null) throw refuse(`No installation ${String(value)}.`, 404);
  return installation;
}

/** `"all"`, or the names of repositories of the account. */
export function readSelectionInput(sandbox: Sandbox, account: Account, value: unknown): Selection {
  if (value === undefined || value === "all") return ALL_REPOSITORIES;
  const ids = (readTexts(value) ?? []).map((name) => {
    const repository = findRepository(sandbox.store, account, name);
    if (repository === null) throw refuse(`No repository ${account.login}/${name}.`, 404);
    return repository.id;
  });
  return { repositorySelection: "selected", selectedRepositoryIds: ids };
}

export function readTexts(value: unknown): string[] | undefined {
  return Array.isArray(value) ? value.map(String) : undefined;
}

/** Names, or objects with a name; the caller is our own typed client. */
export function readSpecs(value: unknown): (string | RepositorySpec)[] {
  if (!Array.isArray(value)) return [];
  return value.map((item: unknown) => {
    const name = typeof item === "object" && item !== null && "name" in item ? item.name : item;
    if (!/^[\w.-]{1,100}$/.test(String(name))) throw refuse(`${String(name)} is no repository name.`);
    return item as string | RepositorySpec;
  });
}

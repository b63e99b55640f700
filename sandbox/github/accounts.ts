import { addRepositories, createRepositoryPlan } from "./data/repositories";
import type { Store } from "./store";
import type { Account, AccountType, Repository, RepositorySpec } from "./types";

export function findAccount(store: Store, login: string): Account | null {
  const wanted = login.toLowerCase();
  return store.state.accounts.find((account) => account.login.toLowerCase() === wanted) ?? null;
}

export function findAccountById(store: Store, id: number): Account | null {
  return store.state.accounts.find((account) => account.id === id) ?? null;
}

export function isOwner(account: Account, login: string): boolean {
  return account.type === "User" ? account.login === login : account.owners.includes(login);
}

export function canSee(account: Account, login: string): boolean {
  return isOwner(account, login) || account.members.includes(login);
}

/** The person first, then the organisations they belong to. */
export function listReachableAccounts(store: Store, login: string): Account[] {
  return store.state.accounts
    .filter((account) => canSee(account, login))
    .sort((a, b) => Number(b.type === "User") - Number(a.type === "User"));
}

export function findRepository(store: Store, account: Account, name: string): Repository | null {
  const wanted = name.toLowerCase();
  return store.repositoriesOf(account).find((repository) => repository.name.toLowerCase() === wanted) ?? null;
}

type NewAccount = {
  login: string;
  name?: string;
  type: AccountType;
  repositories?: number | (string | RepositorySpec)[];
  owners?: string[];
  members?: string[];
};

export function createAccount(store: Store, input: NewAccount): Account {
  const { state } = store;
  const repositories = input.repositories ?? 0;
  const id = state.nextAccountId;
  state.nextAccountId += 1;
  const account: Account = {
    id,
    login: input.login,
    name: input.name ?? input.login,
    type: input.type,
    owners: input.owners ?? [],
    members: input.members ?? [],
    repositories:
      typeof repositories === "number"
        ? createRepositoryPlan(id, repositories, [])
        : createRepositoryPlan(id, 0, repositories.map(toSpec)),
  };
  state.accounts.push(account);
  store.touch();
  return account;
}

export function addAccountRepositories(
  store: Store,
  account: Account,
  items: (string | RepositorySpec)[],
): void {
  addRepositories(account.id, account.repositories, items.map(toSpec));
  store.touch();
}

function toSpec(item: string | RepositorySpec): RepositorySpec {
  return typeof item === "string" ? { name: item } : item;
}

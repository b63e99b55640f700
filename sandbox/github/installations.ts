import { canSee } from "./accounts";
import { toGithubTime } from "./data/repositories";
import type { Store } from "./store";
import type {
  Account,
  Installation,
  InstallRequest,
  Permissions,
  Repository,
  RepositorySelection,
} from "./types";

export type Selection = { repositorySelection: RepositorySelection; selectedRepositoryIds: number[] };

export const ALL_REPOSITORIES: Selection = { repositorySelection: "all", selectedRepositoryIds: [] };

const APP_PERMISSIONS: Permissions = {
  metadata: "read",
  contents: "write",
  issues: "write",
  pull_requests: "write",
};

export function findInstallation(store: Store, id: number): Installation | null {
  return store.state.installations.find((installation) => installation.id === id) ?? null;
}

export function findInstallationOf(store: Store, account: Account): Installation | null {
  return store.state.installations.find((installation) => installation.accountId === account.id) ?? null;
}

/** Installs the App, or changes the selection where it is already installed. */
export function installApp(store: Store, account: Account, selection: Selection): Installation {
  const existing = findInstallationOf(store, account);
  if (existing !== null) return updateInstallation(store, existing, selection);
  const { state } = store;
  const time = toGithubTime(store.now());
  const installation: Installation = {
    id: state.nextInstallationId,
    accountId: account.id,
    ...selection,
    permissions: { ...APP_PERMISSIONS },
    events: [],
    suspendedAt: null,
    createdAt: time,
    updatedAt: time,
  };
  // Ids grow by uneven steps, as they do where many accounts install.
  state.nextInstallationId += 1 + (account.id % 97);
  state.installations.push(installation);
  state.requests = state.requests.filter((request) => request.accountId !== account.id);
  store.touch();
  return installation;
}

export function updateInstallation(
  store: Store,
  installation: Installation,
  change: Partial<Selection & Pick<Installation, "suspendedAt" | "permissions">>,
): Installation {
  Object.assign(installation, change, { updatedAt: toGithubTime(store.now()) });
  store.touch();
  return installation;
}

export function setSuspended(store: Store, installation: Installation, isSuspended: boolean): Installation {
  return updateInstallation(store, installation, {
    suspendedAt: isSuspended ? toGithubTime(store.now()) : null,
  });
}

/** Its tokens die with it. */
export function uninstallApp(store: Store, installation: Installation): void {
  const { state } = store;
  state.installations = state.installations.filter((other) => other.id !== installation.id);
  state.installationTokens = state.installationTokens.filter(
    (token) => token.installationId !== installation.id,
  );
  store.touch();
}

export function listVisibleInstallations(store: Store, login: string): Installation[] {
  return store.state.installations.filter((installation) => {
    const account = store.state.accounts.find((candidate) => candidate.id === installation.accountId);
    return account !== undefined && canSee(account, login);
  });
}

export function listInstallationRepositories(
  store: Store,
  account: Account,
  installation: Installation,
): Repository[] {
  const repositories = store.repositoriesOf(account);
  if (installation.repositorySelection === "all") return repositories;
  const selected = new Set(installation.selectedRepositoryIds);
  return repositories.filter((repository) => selected.has(repository.id));
}

/** One open request a person and organisation: a second one replaces the first. */
export function requestInstall(
  store: Store,
  account: Account,
  requesterLogin: string,
  selection: Selection,
): InstallRequest {
  const { state } = store;
  const request: InstallRequest = {
    id: state.nextRequestId,
    accountId: account.id,
    requesterLogin,
    ...selection,
    createdAt: toGithubTime(store.now()),
  };
  state.nextRequestId += 1;
  state.requests = state.requests.filter(
    (other) => other.accountId !== account.id || other.requesterLogin !== requesterLogin,
  );
  state.requests.push(request);
  store.touch();
  return request;
}

export function settleRequest(store: Store, request: InstallRequest): void {
  store.state.requests = store.state.requests.filter((other) => other.id !== request.id);
  store.touch();
}

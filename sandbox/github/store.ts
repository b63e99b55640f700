import { createStateFile, readStateFile } from "../shared/state-file";
import { listBranches } from "./data/branches";
import { listRepositories } from "./data/repositories";
import { createSeedState } from "./data/seed-state";
import type { Account, Repository, SandboxState } from "./types";

export type Store = {
  state: SandboxState;
  now(): number;
  /** Call after every change: it asks for a write. */
  touch(): void;
  repositoriesOf(account: Account): Repository[];
  branchesOf(repository: Repository): string[];
  flush(): Promise<void>;
};

type StoreOptions = { stateFile?: string; now?: () => number };

export async function openStore({ stateFile, now = Date.now }: StoreOptions): Promise<Store> {
  const state = asState(await readStateFile(stateFile)) ?? createSeedState();
  const file = createStateFile(stateFile, () => withoutExpired(state, now()));
  const repositories = new Map<number, { plan: string; list: Repository[] }>();
  const branches = new WeakMap<Repository, string[]>();
  // The first start writes too, so a second one finds the same world even if nothing happened.
  file.schedule();
  return {
    state,
    now,
    touch: () => file.schedule(),
    repositoriesOf(account) {
      const plan = JSON.stringify(account.repositories);
      const known = repositories.get(account.id);
      if (known?.plan === plan) return known.list;
      const list = listRepositories(account);
      repositories.set(account.id, { plan, list });
      return list;
    },
    branchesOf(repository) {
      const known = branches.get(repository);
      if (known !== undefined) return known;
      const list = listBranches(repository);
      branches.set(repository, list);
      return list;
    },
    flush: () => file.flush(),
  };
}

function withoutExpired(state: SandboxState, nowMs: number): SandboxState {
  return {
    ...state,
    codes: state.codes.filter((code) => code.expiresAtMs > nowMs),
    grants: state.grants.filter((grant) => grant.refreshExpiresAtMs > nowMs),
    installationTokens: state.installationTokens.filter((token) => token.expiresAtMs > nowMs),
  };
}

/** The file is our own and private (0600), so its version is all that is checked. */
function asState(value: unknown): SandboxState | null {
  if (typeof value !== "object" || value === null) return null;
  if (!("version" in value) || value.version !== 1) return null;
  return value as SandboxState;
}

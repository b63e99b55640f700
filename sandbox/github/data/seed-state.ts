import type { Account, AccountType, RepositorySpec, SandboxState } from "../types";
import { MONA_REPOSITORIES } from "./mona-repositories";
import { createRepositoryPlan } from "./repositories";

/** A fresh world: two people, two organisations, nothing installed. */
export function createSeedState(): SandboxState {
  return {
    version: 1,
    nextAccountId: 583_235,
    nextInstallationId: 41_870_001,
    nextRequestId: 1,
    accounts: [
      seedAccount({ id: 583_231, login: "mona", name: "Mona Lisa", type: "User", specs: MONA_REPOSITORIES }),
      seedAccount({ id: 583_232, login: "olivia", name: "Olivia Park", type: "User", generated: 6 }),
      {
        ...seedAccount({
          id: 583_233,
          login: "acme",
          name: "Acme",
          type: "Organization",
          generated: 11_999,
          specs: [MONOLITH],
        }),
        owners: ["mona"],
      },
      {
        ...seedAccount({
          id: 583_234,
          login: "globex",
          name: "Globex",
          type: "Organization",
          generated: 3,
        }),
        owners: ["olivia"],
        members: ["mona"],
      },
    ],
    installations: [],
    requests: [],
    authorizations: [],
    codes: [],
    grants: [],
    installationTokens: [],
    sessions: {},
  };
}

type Seed = {
  id: number;
  login: string;
  name: string;
  type: AccountType;
  generated?: number;
  specs?: RepositorySpec[];
};

function seedAccount({ id, login, name, type, generated = 0, specs = [] }: Seed): Account {
  const repositories = createRepositoryPlan(id, generated, specs);
  return { id, login, name, type, owners: [], members: [], repositories };
}

const MONOLITH: RepositorySpec = {
  name: "monolith",
  private: true,
  archived: false,
  defaultBranch: "main",
  language: "Python",
  branchCount: 5_000,
};

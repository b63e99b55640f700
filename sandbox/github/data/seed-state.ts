import type { Account, AccountType, RepositorySpec, SandboxState } from "../types";
import { createRepositoryPlan } from "./repositories";

/** A fresh world: two people, two organisations, nothing installed. */
export function createSeedState(): SandboxState {
  return {
    version: 1,
    nextAccountId: 583_235,
    nextInstallationId: 41_870_001,
    nextRequestId: 1,
    accounts: [
      seedAccount({ id: 583_231, login: "mona", name: "Mona Lisa", type: "User", specs: MONA }),
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
          generated: 340,
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

const MONA: RepositorySpec[] = [
  { name: "hello-world", private: false, archived: false, defaultBranch: "master", language: "Shell" },
  { name: "dotfiles", private: false, archived: false, defaultBranch: "main", language: "Shell" },
  { name: "mona.github.io", private: false, archived: false, defaultBranch: "main", language: "HTML" },
  { name: ".github", private: false, archived: false, defaultBranch: "main", language: null },
  { name: "octo-notes", private: true, archived: false, defaultBranch: "develop", language: "TypeScript" },
  { name: "empty-start", private: true, archived: false, language: null, branchCount: 0 },
  { name: "-leading-dash", private: true, archived: false, defaultBranch: "main" },
  { name: "__snake__case__", private: false, archived: false, defaultBranch: "main", language: "Python" },
  { name: "C_algorithms.v2.0", private: false, archived: true, defaultBranch: "master", language: "C" },
  { name: "x", private: true, archived: false, defaultBranch: "main", language: "Rust" },
  { name: "advent-of-code-2026", private: true, archived: false, defaultBranch: "main", language: "Rust" },
  { name: "home-assistant-config", private: true, archived: false, defaultBranch: "main", language: "YAML" },
  { name: "thesis", private: true, archived: true, defaultBranch: "master", language: "TeX" },
  {
    name: "a-repository-whose-name-takes-all-of-the-one-hundred-characters-that-are-allowed-for-names-by-github",
    private: true,
    archived: false,
    defaultBranch: "main",
  },
];

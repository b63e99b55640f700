export type AccountType = "User" | "Organization";
export type RepositorySelection = "all" | "selected";
export type Permissions = Record<string, string>;

/** What a test or a seed says of a repository; everything left out is derived from its id. */
export type RepositorySpec = {
  name: string;
  private?: boolean;
  archived?: boolean;
  defaultBranch?: string;
  language?: string | null;
  branchCount?: number;
};

export type AddedRepository = RepositorySpec & { id: number };

/** Only differences from the generated list are stored, so 12,000 repositories weigh nothing. */
export type RepositoryPlan = {
  generatedCount: number;
  nextIndex: number;
  added: AddedRepository[];
  removedIds: number[];
  renamed: Record<string, string>;
  branchCounts: Record<string, number>;
  addedBranches: Record<string, string[]>;
};

export type Account = {
  id: number;
  login: string;
  name: string;
  type: AccountType;
  /** Logins; empty for a person, who owns only their own account. */
  owners: string[];
  members: string[];
  repositories: RepositoryPlan;
};

export type Repository = {
  id: number;
  name: string;
  isPrivate: boolean;
  isArchived: boolean;
  defaultBranch: string;
  language: string | null;
  pushedAt: string;
  createdAt: string;
  branchCount: number;
  addedBranches: string[];
};

export type Installation = {
  id: number;
  accountId: number;
  repositorySelection: RepositorySelection;
  selectedRepositoryIds: number[];
  permissions: Permissions;
  events: string[];
  suspendedAt: string | null;
  createdAt: string;
  updatedAt: string;
};

export type InstallRequest = {
  id: number;
  accountId: number;
  requesterLogin: string;
  repositorySelection: RepositorySelection;
  selectedRepositoryIds: number[];
  createdAt: string;
};

export type OauthCode = { code: string; login: string; redirectUri: string | null; expiresAtMs: number };

/** One authorization's pair; a refresh replaces both, so the old ones stop working. */
export type UserGrant = {
  login: string;
  accessToken: string;
  accessExpiresAtMs: number;
  refreshToken: string;
  refreshExpiresAtMs: number;
};

export type InstallationToken = {
  token: string;
  installationId: number;
  permissions: Permissions;
  repositoryIds: number[] | null;
  expiresAtMs: number;
};

export type SandboxState = {
  version: 1;
  nextAccountId: number;
  nextInstallationId: number;
  nextRequestId: number;
  accounts: Account[];
  installations: Installation[];
  requests: InstallRequest[];
  /** Logins that have authorized the App. */
  authorizations: string[];
  codes: OauthCode[];
  grants: UserGrant[];
  installationTokens: InstallationToken[];
  sessions: Record<string, string>;
};

export type AppIdentity = {
  slug: string;
  id: string;
  clientId: string;
  clientSecret: string;
  privateKeyPem: string;
};

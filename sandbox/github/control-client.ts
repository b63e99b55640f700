import { CONTROL_HEADER } from "./control/control-app";
import type { FaultRule } from "./control/fault-rules";
import type { LoggedRequest } from "./control/request-log";
import type { AccountType, Permissions, RepositorySelection, RepositorySpec } from "./types";

export type SelectionInput = "all" | string[];

export type AccountInput = {
  login: string;
  name?: string;
  type: AccountType;
  repositories?: number | (string | RepositorySpec)[];
  owners?: string[];
  members?: string[];
};

export type AccountSummary = {
  id: number;
  login: string;
  type: AccountType;
  owners: string[];
  members: string[];
  repository_count: number;
};

export type InstallationSummary = {
  installation_id: number;
  account: string | null;
  selection: RepositorySelection;
  suspended: boolean;
  permissions: Permissions;
};

export type RequestSummary = {
  id: number;
  account: string | null;
  by: string;
  selection: RepositorySelection;
  created_at: string;
};

type InstallInput = { account: string; by?: string; selection?: SelectionInput };
type InstallationPatch = { suspended?: boolean; selection?: SelectionInput; permissions?: Permissions };
type RepositoryChanges = {
  add?: (string | RepositorySpec)[];
  remove?: string[];
  rename?: Record<string, string>;
};

export type SandboxControl = ReturnType<typeof createSandboxControl>;

/** Throws with the sandbox's own message when a call is refused. */
export function createSandboxControl(url: string) {
  /** The one cast: both ends of this call live in this folder. */
  async function call<T = void>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${url}/_sandbox${path}`, {
      method,
      headers: { [CONTROL_HEADER]: "1", "content-type": "application/json" },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return (text === "" ? undefined : JSON.parse(text)) as T;
  }
  const post = <T = void>(path: string, body: unknown = {}) => call<T>("POST", path, body);
  const account = (login: string) => `/accounts/${encodeURIComponent(login)}`;

  return {
    createAccount: (input: AccountInput) => post<AccountSummary>("/accounts", input),
    getAccount: (login: string) => call<AccountSummary>("GET", account(login)),
    updateMembers: (login: string, input: { owners?: string[]; members?: string[] }) =>
      call<AccountSummary>("PATCH", account(login), input),
    changeRepositories: (login: string, changes: RepositoryChanges) =>
      post<AccountSummary>(`${account(login)}/repositories`, changes),
    changeBranches: (login: string, repository: string, changes: { count?: number; add?: string[] }) =>
      post<{ branch_count: number }>(
        `${account(login)}/repositories/${encodeURIComponent(repository)}/branches`,
        changes,
      ),

    install: (input: InstallInput) => post<{ installation_id: number }>("/installations", input),
    installAndCode: (input: InstallInput & { by: string }) =>
      post<{ installation_id: number; code: string }>("/install-and-code", input),
    listInstallations: () => call<InstallationSummary[]>("GET", "/installations"),
    updateInstallation: (id: number, patch: InstallationPatch) =>
      call<InstallationSummary>("PATCH", `/installations/${id}`, patch),
    uninstall: (id: number) => call("DELETE", `/installations/${id}`),
    expireInstallationTokens: (id: number) => post(`/installations/${id}/expire-tokens`),

    listRequests: () => call<RequestSummary[]>("GET", "/requests"),
    requestInstall: (input: InstallInput & { by: string }) => post<{ id: number }>("/requests", input),
    approveRequest: (id: number) =>
      post<{ installation_id: number }>(`/requests/${id}`, { action: "approve" }),
    denyRequest: (id: number) => post<{ installation_id: null }>(`/requests/${id}`, { action: "deny" }),

    createCode: (login: string, redirectUri?: string) =>
      call<{ code: string }>("GET", `/code?${buildCodeQuery(login, redirectUri)}`),
    createSession: (login: string) => post<{ name: string; value: string }>("/session", { login }),
    revokeTokens: (login: string) => post("/tokens/revoke", { login }),
    expireTokens: (login: string, options: { refresh?: boolean } = {}) =>
      post("/tokens/expire", { login, ...options }),

    addFault: (rule: FaultRule) => post("/faults", rule),
    clearFaults: () => call("DELETE", "/faults"),
    setLatency: (ms: number) => post("/latency", { ms }),
    listLog: () => call<LoggedRequest[]>("GET", "/log"),
    resetLog: () => call("DELETE", "/log"),
  };
}

function buildCodeQuery(login: string, redirectUri: string | undefined): URLSearchParams {
  const query = new URLSearchParams({ login });
  if (redirectUri !== undefined) query.set("redirect_uri", redirectUri);
  return query;
}

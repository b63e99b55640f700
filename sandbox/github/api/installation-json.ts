import type { Sandbox } from "../sandbox";
import type { Account, Installation } from "../types";
import { toAccountJson } from "./account-json";

export function toInstallationJson(sandbox: Sandbox, installation: Installation, account: Account) {
  const api = `${sandbox.url}/api/v3`;
  return {
    id: installation.id,
    client_id: sandbox.app.clientId,
    account: toAccountJson(sandbox, account),
    repository_selection: installation.repositorySelection,
    access_tokens_url: `${api}/app/installations/${installation.id}/access_tokens`,
    repositories_url: `${api}/installation/repositories`,
    html_url: `${sandbox.url}${buildSettingsPath(account, installation.id)}`,
    app_id: Number(sandbox.app.id),
    app_slug: sandbox.app.slug,
    target_id: account.id,
    target_type: account.type,
    permissions: installation.permissions,
    events: installation.events,
    created_at: installation.createdAt,
    updated_at: installation.updatedAt,
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: null,
    suspended_at: installation.suspendedAt,
  };
}

export function buildSettingsPath(account: Account, installationId: number): string {
  return account.type === "User"
    ? `/settings/installations/${installationId}`
    : `/organizations/${account.login}/settings/installations/${installationId}`;
}

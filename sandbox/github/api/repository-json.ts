import { hash } from "../data/hash";
import type { Sandbox } from "../sandbox";
import type { Account, Repository } from "../types";
import { nodeId, toAccountJson } from "./account-json";

export type RepositoryRights = { admin: boolean; push: boolean; pull: boolean };

export function toRepositoryJson(
  sandbox: Sandbox,
  account: Account,
  repository: Repository,
  rights: RepositoryRights,
) {
  const fullName = `${account.login}/${repository.name}`;
  const api = `${sandbox.url}/api/v3/repos/${fullName}`;
  const web = `${sandbox.url}/${fullName}`;
  return {
    id: repository.id,
    node_id: nodeId("Repository", repository.id),
    name: repository.name,
    full_name: fullName,
    private: repository.isPrivate,
    owner: toAccountJson(sandbox, account),
    html_url: web,
    description: null,
    fork: false,
    url: api,
    branches_url: `${api}/branches{/branch}`,
    created_at: repository.createdAt,
    updated_at: repository.pushedAt,
    pushed_at: repository.pushedAt,
    clone_url: `${web}.git`,
    homepage: null,
    size: hash(`size${repository.id}`) % 90_000,
    stargazers_count: repository.isPrivate ? 0 : hash(`stars${repository.id}`) % 400,
    language: repository.language,
    has_issues: true,
    forks_count: 0,
    archived: repository.isArchived,
    disabled: false,
    open_issues_count: hash(`issues${repository.id}`) % 40,
    license: null,
    allow_forking: true,
    is_template: false,
    topics: [],
    visibility: repository.isPrivate ? "private" : "public",
    default_branch: repository.defaultBranch,
    permissions: {
      admin: rights.admin,
      maintain: rights.admin,
      push: rights.push,
      triage: rights.push,
      pull: rights.pull,
    },
  };
}

import { hash } from "../data/hash";
import type { Sandbox } from "../sandbox";
import type { Account, Repository } from "../types";
import { nodeId, toAccountJson } from "./account-json";
import { buildRepositoryUrls } from "./repository-urls";

export type RepositoryRights = { admin: boolean; push: boolean; pull: boolean };

/** One entry of a list. */
export function toRepositoryJson(
  sandbox: Sandbox,
  account: Account,
  repository: Repository,
  rights: RepositoryRights,
) {
  const fullName = `${account.login}/${repository.name}`;
  const stars = repository.isPrivate ? 0 : hash(`stars${repository.id}`) % 400;
  const issues = hash(`issues${repository.id}`) % 40;
  return {
    id: repository.id,
    node_id: nodeId("Repository", repository.id),
    name: repository.name,
    full_name: fullName,
    private: repository.isPrivate,
    owner: toAccountJson(sandbox, account),
    description: null,
    fork: false,
    ...buildRepositoryUrls(sandbox.url, fullName),
    created_at: repository.createdAt,
    updated_at: repository.pushedAt,
    pushed_at: repository.pushedAt,
    homepage: null,
    size: hash(`size${repository.id}`) % 90_000,
    stargazers_count: stars,
    watchers_count: stars,
    language: repository.language,
    has_issues: true,
    has_projects: true,
    has_downloads: true,
    has_wiki: true,
    has_pages: false,
    has_discussions: false,
    forks_count: 0,
    archived: repository.isArchived,
    disabled: false,
    open_issues_count: issues,
    license: null,
    allow_forking: true,
    is_template: false,
    web_commit_signoff_required: false,
    topics: [],
    visibility: repository.isPrivate ? "private" : "public",
    forks: 0,
    open_issues: issues,
    watchers: stars,
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

/** A repository asked for by name says a little more. */
export function toFullRepositoryJson(
  sandbox: Sandbox,
  account: Account,
  repository: Repository,
  rights: RepositoryRights,
) {
  const entry = toRepositoryJson(sandbox, account, repository, rights);
  return {
    ...entry,
    temp_clone_token: null,
    ...(account.type === "Organization" && { organization: entry.owner }),
    network_count: 0,
    subscribers_count: 1,
  };
}

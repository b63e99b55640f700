import type { Sandbox } from "../sandbox";
import type { Account } from "../types";

export function toAccountJson(sandbox: Sandbox, account: Account) {
  const api = `${sandbox.url}/api/v3/users/${account.login}`;
  return {
    login: account.login,
    id: account.id,
    node_id: nodeId(account.type, account.id),
    avatar_url: `${sandbox.url}/avatars/u/${account.id}`,
    gravatar_id: "",
    url: api,
    html_url: `${sandbox.url}/${account.login}`,
    followers_url: `${api}/followers`,
    following_url: `${api}/following{/other_user}`,
    gists_url: `${api}/gists{/gist_id}`,
    starred_url: `${api}/starred{/owner}{/repo}`,
    subscriptions_url: `${api}/subscriptions`,
    organizations_url: `${api}/orgs`,
    repos_url: `${api}/repos`,
    events_url: `${api}/events{/privacy}`,
    received_events_url: `${api}/received_events`,
    type: account.type,
    user_view_type: "public",
    site_admin: false,
  };
}

/** What an App without permissions on the person reads: the public profile. */
export function toUserJson(sandbox: Sandbox, account: Account) {
  return {
    ...toAccountJson(sandbox, account),
    name: account.name,
    company: null,
    blog: "",
    location: null,
    email: null,
    hireable: null,
    bio: null,
    twitter_username: null,
    public_repos: sandbox.store.repositoriesOf(account).filter((repository) => !repository.isPrivate).length,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: "2011-01-25T18:44:36Z",
    updated_at: "2026-10-01T08:00:00Z",
  };
}

export function nodeId(kind: string, id: number): string {
  return Buffer.from(`${kind}${id}`).toString("base64");
}

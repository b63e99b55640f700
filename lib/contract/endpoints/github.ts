import { defineEndpoint } from "../endpoint";

export const integrationsList = defineEndpoint({
  id: "integrationsList",
  method: "GET",
  path: "/api/users/:uuid/integrations/",
  origin: "posthog",
  section: "3.1",
  summary: "List the GitHub installations linked to the account",
  credential: "session_or_key",
  isKeyThrottled: true,
  scope: "user:read",
  checks: "input_first",
});

export const githubStart = defineEndpoint({
  id: "githubStart",
  method: "POST",
  path: "/api/users/:uuid/integrations/github/start/",
  section: "2.5",
  summary: "Start linking: a full App install or an OAuth authorization",
  credential: "session_or_key",
  scope: "user:write",
});

export const githubListRepos = defineEndpoint({
  id: "githubListRepos",
  method: "GET",
  path: "/api/users/:uuid/integrations/github/:installation_id/repos/",
  section: "2.2",
  summary: "List repositories of an installation, paged and cached",
  credential: "session_or_key",
  isKeyThrottled: true,
  scope: "user:read",
  checks: "input_first",
  headers: ["X-Sync", "X-Cache", "X-Last-Synced-At", "X-Total-Count"],
});

export const githubRefreshRepos = defineEndpoint({
  id: "githubRefreshRepos",
  method: "POST",
  path: "/api/users/:uuid/integrations/github/:installation_id/repos/refresh/",
  section: "2.3",
  summary: "Fetch the repositories of an installation anew",
  credential: "session_or_key",
  isKeyThrottled: true,
  scope: "user:write",
  isReadAnew: true,
  headers: ["X-Added", "X-Removed", "X-Cache", "X-Last-Synced-At", "X-Sync"],
});

export const githubListBranches = defineEndpoint({
  id: "githubListBranches",
  method: "GET",
  path: "/api/users/:uuid/integrations/github/:installation_id/branches/",
  section: "2.4",
  summary: "List branches of a repository, default branch first",
  credential: "session_or_key",
  isKeyThrottled: true,
  scope: "user:read",
  checks: "input_first",
  headers: ["X-Cache", "X-Last-Synced-At"],
});

export const githubRemove = defineEndpoint({
  id: "githubRemove",
  method: "DELETE",
  path: "/api/users/:uuid/integrations/github/:installation_id/",
  section: "2.1",
  summary: "Remove a GitHub installation from the account",
  credential: "session_or_key",
  isKeyThrottled: true,
  scope: "user:write",
});

export const githubListRequests = defineEndpoint({
  id: "githubListRequests",
  method: "GET",
  path: "/api/users/:uuid/integrations/github/requests/",
  origin: "added",
  section: "12",
  summary: "List installations that wait for an organisation owner",
  credential: "session",
  user: "self_only",
});

export const githubRemoveRequest = defineEndpoint({
  id: "githubRemoveRequest",
  method: "DELETE",
  path: "/api/users/:uuid/integrations/github/requests/:id/",
  origin: "added",
  section: "12",
  summary: "Stop showing an installation request",
  credential: "session",
  user: "self_only",
});

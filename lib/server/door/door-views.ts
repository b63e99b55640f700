import "server-only";
import type { RefreshSummary } from "@/lib/contract/door";
import type { EndpointId, ResponseOf } from "@/lib/contract/registry";

/** A refresh lists every repository; a browser that reads by pages only needs the count. */
function toRefreshSummary(body: ResponseOf<"githubRefreshRepos">): RefreshSummary {
  return { repository_count: body.repositories.length };
}

/** A project's own key is no business of these pages (design.md 5.2). */
function withoutProjectKey(user: ResponseOf<"accountGet">): ResponseOf<"accountGet"> {
  if (!user.team) {
    return user;
  }
  const { api_token: _, ...team } = user.team;
  return { ...user, team };
}

/** Answers of which a browser gets less than the API sends. */
const views: Partial<Record<EndpointId, (body: never) => unknown>> = {
  accountGet: withoutProjectKey,
  accountUpdate: withoutProjectKey,
  githubRefreshRepos: toRefreshSummary,
};

export function toBrowserView(id: EndpointId, body: unknown): unknown {
  const view = views[id] as ((body: unknown) => unknown) | undefined;
  return view ? view(body) : body;
}

import { buildPath, buildQuery } from "../../lib/contract/path";
import type { EndpointId, RegistryEntry } from "../../lib/contract/registry";
import type { HttpCall } from "./create-http";
import type { Facts } from "./learn-facts";

/** Nobody's and nothing's, so that a server which takes it wrongly finds nothing to change. */
const MADE_UP = { id: "095be615-a8ad-4c33-8e9c-c7612fbf6c9f", installation_id: "999999999999999" };

export type Parts = {
  method?: string;
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
};

/** A call of that endpoint for oneself, at what is made up unless `params` says otherwise. */
export function toCall({ endpoint }: RegistryEntry, parts: Parts = {}): HttpCall {
  const { method = endpoint.method, params, query = sampleQueries[endpoint.id] ?? {}, body } = parts;
  const path = buildPath(endpoint.path, { uuid: "@me", team_id: "1", ...MADE_UP, ...params });
  return { method, path: path + buildQuery(query), body: method === "GET" ? undefined : (body ?? {}) };
}

/** Queries without which an endpoint refuses its input. */
export const sampleQueries: Partial<Record<string, Record<string, string>>> = {
  githubListBranches: { repo: "owner/repository" },
} satisfies Partial<Record<EndpointId, Record<string, string>>>;

/** The call that ought to succeed, or why there is none. */
export function toSoundCall(entry: RegistryEntry, facts: Facts): HttpCall | { reason: string } {
  const { path, id } = entry.endpoint;
  const { installationId, repository, teamId } = facts;
  if (path.includes(":installation_id")) {
    if (installationId === null) {
      return { reason: "no GitHub account linked" };
    }
    if (id === "githubListBranches" && repository === null) {
      return { reason: "no repository to ask about" };
    }
  }
  if (path.includes(":team_id") && teamId === null) {
    return { reason: "no current project" };
  }
  const params = { team_id: teamId ?? "", installation_id: installationId ?? "" };
  const query = id === "githubListBranches" ? { repo: repository } : {};
  return toCall(entry, { params: dropBlank(params), query });
}

function dropBlank(params: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== ""));
}

import { type ActionId, actions } from "./actions";
import type { Endpoint, Scope } from "./endpoint";

export type CredentialKind = "session" | "api_key";

/** Whether the server and the credential at hand let a person do something, and what would. */
export type Access =
  | { kind: "works" }
  /** A key may never do this: only a sign-in with e-mail and password. */
  | { kind: "needs_password" }
  | { kind: "needs_scope"; scope: Scope }
  /** This server does not have it. */
  | { kind: "not_offered" }
  /** The server has it on its own pages alone; `path` is there. */
  | { kind: "elsewhere"; path: string };

export type AccessFacts = {
  /** `users-api` is ours, which says what it has; anything else is taken for a PostHog. */
  server: "users-api" | "posthog";
  features: readonly string[];
  credential: CredentialKind;
  /** Of a key, as far as answers have told; null with a session, or before anything is known. */
  scopes: readonly Scope[] | null;
};

export type AccessTable = Record<ActionId, Access>;

/** The table of `docs/decisions/011`: computed once where the page is made, read everywhere. */
export function decideAccess(facts: AccessFacts): AccessTable {
  const entries = Object.entries(actions).map(([id, action]) => [id, decide(action, facts)] as const);
  return Object.fromEntries(entries) as AccessTable;
}

type Action = {
  calls: Endpoint;
  isForSessionsOnly?: boolean;
  posthogPath?: string;
};

function decide(action: Action, { server, features, credential, scopes }: AccessFacts): Access {
  const { calls, isForSessionsOnly, posthogPath } = action;
  if (calls.origin === "added" && !features.includes(calls.id)) {
    return server === "posthog" && posthogPath
      ? { kind: "elsewhere", path: posthogPath }
      : { kind: "not_offered" };
  }
  if (credential === "session") {
    return { kind: "works" };
  }
  if (isForSessionsOnly || calls.credential === "session") {
    return { kind: "needs_password" };
  }
  const { scope } = calls;
  return scope && scopes && !hasScope(scopes, scope) ? { kind: "needs_scope", scope } : { kind: "works" };
}

/** contract.md 1.3: writing satisfies reading. */
function hasScope(scopes: readonly Scope[], scope: Scope): boolean {
  return scopes.includes(scope) || (scope === "user:read" && scopes.includes("user:write"));
}

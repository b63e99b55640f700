import type { Access } from "./access";
import type { Endpoint, Scope } from "./endpoint";

export type Refusal = {
  status: number;
  code: string;
  detail: string;
  /** What was called, where that is known. */
  endpoint?: Pick<Endpoint, "path"> | null;
};

/**
 * What a refusal that the table of actions did not foresee says of server and credential, in the
 * table's own terms; null where it is about something else. PostHog tells them apart by words alone,
 * whose capitals differ by version. A 404 is the server's lack only where the endpoint names no object
 * that may have gone.
 */
export function toAccess(refusal: Refusal): Access | null {
  switch (refusal.status) {
    case 403:
      return readForbidden(refusal);
    case 404:
      return isMissing(refusal) ? { kind: "not_offered" } : null;
    case 405:
      return { kind: "not_offered" };
    default:
      return null;
  }
}

const scopes: readonly Scope[] = ["user:read", "user:write"];

function readForbidden({ code, detail }: Refusal): Access | null {
  if (code === "password_sign_in_required") {
    return { kind: "needs_password" };
  }
  if (code !== "permission_denied") {
    return null;
  }
  const missing = /missing required scope '?([\w:*]+)'?/i.exec(detail)?.[1];
  if (missing !== undefined) {
    const scope = scopes.find((known) => known === missing.toLowerCase());
    return scope ? { kind: "needs_scope", scope } : null;
  }
  const isForSessions = /does not support (personal )?api key access|not with an api key|has no scopes/i.test(
    detail,
  );
  return isForSessions ? { kind: "needs_password" } : null;
}

function isMissing({ code, detail, endpoint }: Refusal): boolean {
  if (code !== "not_found") {
    return false;
  }
  const namesObject = !endpoint || /:(?!uuid\b)/.test(endpoint.path);
  return /endpoint not found/i.test(detail) || !namesObject;
}

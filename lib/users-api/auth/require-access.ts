import type { Endpoint } from "@/lib/contract/endpoint";
import type { ApiContext } from "../context";
import { ServiceError } from "../service-error";
import type { Caller } from "./caller";
import { requireFreshProof, toRecentUntil } from "./proof";

/** Bodies that only touch these keys pass without recent proof (contract.md 1.5). */
const casualKeys = new Set([
  "theme_mode",
  "set_current_organization",
  "set_current_team",
  "allow_sidebar_suggestions",
  "shortcut_position",
  "has_seen_product_intro_for",
  "events_column_config",
  "role_at_organization",
]);

/** Whether this credential may use this endpoint at all; throws the exact refusal if not. */
export function requireCredential(endpoint: Endpoint, caller: Caller): void {
  if (caller.kind === "session") {
    return;
  }
  if (endpoint.credential === "session") {
    throw new ServiceError("permission_denied", {
      detail: "This action does not support personal API key access",
    });
  }
  const { scopes } = caller.key;
  const isReadByWrite = endpoint.scope === "user:read" && scopes.includes("user:write");
  if (endpoint.scope && !scopes.includes("*") && !scopes.includes(endpoint.scope) && !isReadByWrite) {
    throw new ServiceError("permission_denied", {
      detail: `API key missing required scope '${endpoint.scope}'`,
    });
  }
}

/** A session must have proved itself as lately as the endpoint asks for; keys prove nothing. */
export async function requireProof(
  ctx: ApiContext,
  endpoint: Endpoint,
  caller: Caller,
  body: Record<string, unknown>,
): Promise<void> {
  if (caller.kind !== "session" || isCasual(endpoint, body)) {
    return;
  }
  if (endpoint.proof === "fresh") {
    await requireFreshProof(ctx, caller, "safety");
  }
  if (endpoint.proof !== "none" && toRecentUntil(caller.session) < ctx.clock.now()) {
    throw new ServiceError("sensitive_action_required_reauth");
  }
}

// PostHog applies the list to every unsafe action; here it is tied to PATCH on the user alone.
function isCasual(endpoint: Endpoint, body: Record<string, unknown>): boolean {
  const keys = Object.keys(body);
  return endpoint.id === "accountUpdate" && keys.length > 0 && keys.every((key) => casualKeys.has(key));
}

import type { Method } from "../../lib/contract/endpoint";
import { apiRegistry, type RegistryEntry } from "../../lib/contract/registry";
import { findBadBody } from "./bad-input";
import type { Facts } from "./learn-facts";

/**
 * Whether a call that ought to be refused may be made with the credential: a read always, anything
 * else with `--write` alone, and only where a server that takes it wrongly finds nothing to change,
 * by a made-up id or an empty body that it would refuse next.
 */
export function isAllowed(entry: RegistryEntry, isWrite: boolean): boolean {
  const { method, sideEffect, path, id } = entry.endpoint;
  if (method === "GET" && !sideEffect) {
    return true;
  }
  const isMadeUp = /:(id|installation_id)\//.test(path);
  // An empty change changes nothing.
  return isWrite && (isMadeUp || findBadBody(entry) !== null || id === "accountUpdate");
}

/** Whether this credential gets as far as the endpoint's own checks. */
export function isOnTheWay({ endpoint }: RegistryEntry, { credential, isWriter }: Facts): boolean {
  const isScoped = endpoint.scope !== "user:write" || isWriter;
  return credential === "session" || (endpoint.credential === "session_or_key" && isScoped);
}

/** A method that no endpoint of this path has; a read where there is a choice. */
export function pickWrongMethod({ endpoint }: RegistryEntry): string {
  const siblings = apiRegistry.filter((entry) => entry.endpoint.path === endpoint.path);
  const taken = siblings.map((entry) => entry.endpoint.method);
  return (["GET", "POST"] satisfies Method[]).find((method) => !taken.includes(method)) ?? "PUT";
}

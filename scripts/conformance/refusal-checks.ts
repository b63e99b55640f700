import { randomUUID } from "node:crypto";
import type { RegistryEntry } from "../../lib/contract/registry";
import { findBadBody, findBadQueries } from "./bad-input";
import type { Check } from "./check";
import { keyRefusedFirst, otherRefusals } from "./differences";
import { type Expectation, expectRefusal } from "./expectation";
import { isAllowed, isOnTheWay, pickWrongMethod } from "./is-safe";
import { toCall } from "./sample-call";
import { type CheckOptions, NEEDS_WRITE } from "./success-checks";

export function listCredentials(entry: RegistryEntry, { facts, isWrite }: CheckOptions): Check[] {
  const { id, credential, scope } = entry.endpoint;
  if (credential === "open") {
    return [];
  }
  const call = toCall(entry);
  const refused = [expectRefusal("permission_denied")];
  const checks: Check[] = [
    {
      entry,
      title: "no credential",
      step: { kind: "call", call, by: "anonymous" },
      expected: [expectRefusal("not_authenticated")],
    },
  ];
  if (id === "accountGet") {
    const badKey = { ...call, headers: { authorization: "Bearer phx_made_up_for_conformance" } };
    const expected = [expectRefusal("authentication_failed")];
    checks.push({
      entry,
      title: "a made-up key",
      step: { kind: "call", call: badKey, by: "anonymous" },
      expected,
    });
  }
  if (facts.credential === "api_key" && isAllowed(entry, isWrite)) {
    const step = { kind: "call", call, by: "credential" } as const;
    if (credential === "session") {
      checks.push({ entry, title: "a key", step, expected: refused });
    } else if (scope === "user:write" && !facts.isWriter) {
      checks.push({ entry, title: "a key without user:write", step, expected: refused });
    }
  }
  return checks;
}

/** Somebody else's uuid, of nobody in fact: staff learn that there is no such person. */
export function listOthersUuid(entry: RegistryEntry, { facts, isWrite }: CheckOptions): Check[] {
  const { user, method, checks } = entry.endpoint;
  const isNamed = user === "self_or_staff" || user === "self_only";
  // With an input that is looked at first, an empty body would be refused for itself.
  const isReached = method === "GET" || checks === "user_first";
  if (!isNamed || !isReached || !isAllowed(entry, isWrite) || !isOnTheWay(entry, facts)) {
    return [];
  }
  const call = toCall(entry, { params: { uuid: randomUUID() } });
  const isUnknown = user === "self_or_staff" && facts.isStaff;
  const expected = [expectRefusal(isUnknown ? "not_found" : "permission_denied")];
  return [{ entry, title: "another user", step: { kind: "call", call, by: "credential" }, expected }];
}

export function listWrongMethod(entry: RegistryEntry, { facts, isWrite }: CheckOptions): Check[] {
  const method = pickWrongMethod(entry);
  const title = `method ${method}`;
  const isKey = facts.credential === "api_key" && facts.server === "posthog";
  const expected: Expectation[] = [expectRefusal("method_not_allowed"), ...(isKey ? [keyRefusedFirst] : [])];
  if (method !== "GET" && !isWrite) {
    return [{ entry, title, step: { kind: "skip", reason: NEEDS_WRITE }, expected }];
  }
  const call = toCall(entry, { method });
  return [{ entry, title, step: { kind: "call", call, by: "credential" }, expected }];
}

export function listBadInput(entry: RegistryEntry, { facts, isWrite }: CheckOptions): Check[] {
  const { id, credential, method } = entry.endpoint;
  const isOpen = credential === "open";
  const isMeant = isOpen
    ? id !== "emailRequestVerification"
    : isAllowed(entry, isWrite) && isOnTheWay(entry, facts);
  if (!isMeant) {
    return [];
  }
  const body = method === "GET" ? null : findBadBody(entry);
  const others = facts.server === "posthog" ? (otherRefusals[id] ?? []) : [];
  return [...(method === "GET" ? findBadQueries(entry) : []), ...(body ? [body] : [])].map((input) => ({
    entry,
    title: input.title,
    step: { kind: "call", call: toCall(entry, input), by: isOpen ? "anonymous" : "credential" },
    expected: [expectRefusal(input.code, input.attr), ...others],
  }));
}

import { apiRegistry, getEntry, type RegistryEntry } from "../../lib/contract/registry";
import type { Check } from "./check";
import { keyRefusedFirst, posthogsOwn } from "./differences";
import { expectAbsent, expectRefusal } from "./expectation";
import { listBadInput, listCredentials, listOthersUuid, listWrongMethod } from "./refusal-checks";
import { toCall } from "./sample-call";
import { type CheckOptions, listSuccess } from "./success-checks";

/** Every row of the registry for that server and that credential, by path. */
export function listChecks(options: CheckOptions): Check[] {
  const seenPaths = new Set<string>();
  // Of today's PostHog alone: its answer to the mailed code, where this run was asked for one.
  const mailedCode = options.answers.has("loginCode") ? listSuccess(getEntry("loginCode"), options) : [];
  const ofAll = [...apiRegistry].sort(byPath).flatMap((entry) => {
    if (!isClaimed(entry, options)) {
      return listAbsence(entry, options);
    }
    const isFirst = !seenPaths.has(entry.endpoint.path);
    seenPaths.add(entry.endpoint.path);
    return [
      ...listSuccess(entry, options),
      ...listCredentials(entry, options),
      ...listOthersUuid(entry, options),
      ...(isFirst ? listWrongMethod(entry, options) : []),
      ...listBadInput(entry, options),
    ];
  });
  return [...mailedCode, ...ofAll];
}

/** The registry's own order is the module loader's. Registering comes before its `unregister/`. */
function byPath(one: RegistryEntry, other: RegistryEntry): number {
  const [first, second] = [one, other].map(({ endpoint }) => `${endpoint.path} ${endpoint.method}`);
  return (first ?? "") < (second ?? "") ? -1 : 1;
}

function isClaimed({ endpoint }: RegistryEntry, { facts }: CheckOptions): boolean {
  return endpoint.origin !== "added" || facts.features.includes(endpoint.id);
}

/** A change is asked about without a credential: what is there all the same must not be made. */
function listAbsence(entry: RegistryEntry, { facts }: CheckOptions): Check[] {
  const { id, method } = entry.endpoint;
  const isKey = facts.credential === "api_key";
  if (posthogsOwn.has(id)) {
    const why = facts.server === "posthog" ? "PostHog has one of its own there" : "closed on this server";
    const reason = `not tried: ${why}`;
    return [{ entry, title: "not offered", step: { kind: "skip", reason }, expected: [expectAbsent()] }];
  }
  const by = method === "GET" ? "credential" : "anonymous";
  // Where PostHog has the path with another method, the credential is looked at first.
  const others = by === "anonymous" ? [expectRefusal("not_authenticated")] : [keyRefusedFirst];
  return [
    {
      entry,
      title: "not offered",
      step: { kind: "call", call: toCall(entry), by },
      expected: [expectAbsent(), ...(by === "anonymous" || isKey ? others : [])],
    },
  ];
}

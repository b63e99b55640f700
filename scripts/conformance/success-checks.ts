import type { EndpointId, RegistryEntry } from "../../lib/contract/registry";
import type { Check, Step } from "./check";
import type { Answer, HttpCall } from "./create-http";
import { nameGeneration } from "./differences";
import { type Expectation, expectRefusal, expectSuccess } from "./expectation";
import { isAllowed, isOnTheWay } from "./is-safe";
import type { Facts } from "./learn-facts";
import { neverTried } from "./never-tried";
import { listRoundTrips } from "./round-trips";
import { toCall, toSoundCall } from "./sample-call";

export type CheckOptions = {
  facts: Facts;
  isWrite: boolean;
  /** What the sign-in showed. */
  answers: ReadonlyMap<EndpointId, Answer>;
  /** A push token that no device has; the same for registering and unregistering. */
  pushToken: string;
};

const furtherSteps = [
  expectRefusal("2fa_required"),
  expectRefusal("code_based_verification_required", undefined, "as today"),
];

export const NEEDS_WRITE = "not tried (--write)";

/** The rows in which an endpoint does what it is for, or why it was not asked to. */
export function listSuccess(entry: RegistryEntry, options: CheckOptions): Check[] {
  const { facts, answers, isWrite } = options;
  const { id, credential, sideEffect } = entry.endpoint;
  const seen = answers.get(id);
  if (seen) {
    return [toCheck(entry, facts, { kind: "seen", answer: seen })];
  }
  if (credential !== "open" && !isOnTheWay(entry, facts)) {
    // Its success is not for this credential; where it may be sent, a row of its refusal follows.
    return isAllowed(entry, isWrite) ? [] : [toCheck(entry, facts, toSkip(entry, facts))];
  }
  if (!sideEffect) {
    return [toCheck(entry, facts, toStep(entry, toSoundCall(entry, facts)))];
  }
  if (id === "logout") {
    // The last call of a run, with a row of its own.
    return [];
  }
  const change = isWrite ? toChange(entry, options) : null;
  if (change === null) {
    return [toCheck(entry, facts, toSkip(entry, facts))];
  }
  const trips = id === "accountUpdate" ? listRoundTrips(entry) : [];
  return [toCheck(entry, facts, toStep(entry, change)), ...trips];
}

/** The change that can be made and taken back, or why it cannot; null where there never is one. */
function toChange(entry: RegistryEntry, { facts, pushToken }: CheckOptions) {
  switch (entry.endpoint.id) {
    case "accountUpdate":
      return toCall(entry, { body: {} });
    case "pushTokenRegister":
      return facts.hasPushRoom
        ? toCall(entry, { body: { token: pushToken, platform: "web" } })
        : { reason: "it would push another device out" };
    case "pushTokenUnregister":
      return toCall(entry, { body: { token: pushToken } });
    case "githubRefreshRepos":
      return toSoundCall(entry, facts);
    default:
      return null;
  }
}

function toStep({ endpoint }: RegistryEntry, call: HttpCall | { reason: string }): Step {
  return "reason" in call
    ? { kind: "skip", reason: `not tried: ${call.reason}` }
    : { kind: "call", call, by: endpoint.credential === "open" ? "anonymous" : "credential" };
}

function toSkip({ endpoint }: RegistryEntry, { credential }: Facts): Step {
  const { id } = endpoint;
  if (id === "loginCreate" || id === "loginToken") {
    const reason = credential === "session" ? "no second factor was asked for" : "this run uses a key";
    return { kind: "skip", reason: `not tried: ${reason}` };
  }
  const never = neverTried[id];
  return { kind: "skip", reason: never ? `never tried: ${never}` : NEEDS_WRITE };
}

export function toCheck(entry: RegistryEntry, { server }: Pick<Facts, "server">, step: Step): Check {
  const { id } = entry.endpoint;
  const note = server === "posthog" ? nameGeneration(id) : undefined;
  const others: Expectation[] = id === "loginCreate" ? furtherSteps : [];
  return { entry, title: "success", step, expected: [expectSuccess(entry.schemas, note), ...others] };
}

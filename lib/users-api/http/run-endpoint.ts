import type { RegistryEntry } from "@/lib/contract/registry";
import { authenticate } from "../auth/authenticate";
import type { Caller } from "../auth/caller";
import { getTarget } from "../auth/find-target";
import { requireCredential, requireProof } from "../auth/require-access";
import { requireTwoFactor } from "../auth/require-two-factor";
import type { ApiContext } from "../context";
import type { UserRow } from "../db/schema/users";
import { handlers } from "../handlers";
import { ignoreInput } from "../profiles/ignore-input";
import { ServiceError } from "../service-error";
import { currentPassword, keyBurst, keySustained, throttle, throttleAccount } from "../throttle/throttles";
import type { ApiRequest } from "./api-request";
import { type ParsedInput, parseInput } from "./parse-input";
import { noteCaller } from "./request-scope";
import type { Answer } from "./verb";

type Call = {
  ctx: ApiContext;
  entry: RegistryEntry;
  params: Record<string, string>;
  request: ApiRequest;
};

type Prepared = ParsedInput & { caller: Caller | null; target: UserRow | null };

/** One request from credential to answer, in the order that contract.md gives its refusals. */
export async function runEndpoint(given: Call): Promise<Answer<unknown>> {
  const { ctx, entry } = given;
  const request = ignoreInput(ctx, entry.endpoint.id, given.request);
  const call = { ...given, request };
  const caller = await authenticate(ctx, entry.endpoint, request);
  if (caller) {
    noteCaller(caller.user.id);
  }
  if (entry.endpoint.credential !== "open") {
    await requireAccess(call, caller);
  }
  const prepared = await prepare(call, caller);
  const handler = handlers[entry.endpoint.id];
  if (!handler) {
    throw new ServiceError("not_implemented");
  }
  // The map ties each id to its own verb; the pipeline treats them alike.
  const run = handler as (input: object) => Promise<Answer<unknown>>;
  return run({ ctx, request, ...prepared });
}

async function requireAccess({ ctx, entry, request }: Call, caller: Caller | null): Promise<void> {
  if (!caller) {
    throw new ServiceError("not_authenticated");
  }
  requireCredential(entry.endpoint, caller);
  if (caller.kind === "session") {
    await requireTwoFactor(ctx, { ...caller, path: request.path });
  }
  await requireProof(ctx, entry.endpoint, caller, request.body);
  if (entry.endpoint.method !== "GET" && "current_password" in request.body) {
    await throttleAccount(ctx, currentPassword, { userId: caller.user.id, client: request.client });
  }
  if (caller.kind === "key" && entry.endpoint.isKeyThrottled && ctx.settings.isKeyThrottleOn) {
    await throttle(ctx, keyBurst, caller.key.id);
    await throttle(ctx, keySustained, caller.key.id);
  }
}

async function prepare({ ctx, entry, params, request }: Call, caller: Caller | null): Promise<Prepared> {
  const { endpoint } = entry;
  const findTarget = () => (caller ? getTarget(ctx, endpoint, caller, params.uuid) : null);
  if (endpoint.checks === "input_first") {
    const input = parseInput(entry, params, request);
    return { ...input, caller, target: await findTarget() };
  }
  const target = await findTarget();
  return { ...parseInput(entry, params, request), caller, target };
}

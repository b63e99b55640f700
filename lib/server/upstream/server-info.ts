import "server-only";
import { request } from "undici";
import type { Capabilities } from "@/lib/contract/capabilities";
import { accountGet } from "@/lib/contract/endpoints/account";
import { healthGet } from "@/lib/contract/endpoints/meta";
import { buildPath } from "@/lib/contract/path";
import { type EndpointId, schemas } from "@/lib/contract/registry";
import { healthSchema } from "@/lib/contract/schemas/meta";
import { getEnv } from "../env";
import { parseJson } from "./parse-json";
import { readCapped } from "./read-capped";

const FRESH_MS = 60_000;
const TIMEOUT_MS = 3_000;

export type ServerInfo = Pick<Capabilities, "server" | "features">;

/** PostHog has no such page, hence none of the added endpoints. */
const POSTHOG: ServerInfo = { server: "posthog", features: [] };

const holder = Symbol.for("account.server-info");
type Known = { url: string; at: number; info: ServerInfo };
type Holder = { [holder]?: Known };

type Options = {
  /** Whatever it said last will do, however long ago. */
  isOldFine?: boolean;
  signal?: AbortSignal;
};

/**
 * What the server says of itself; what it said last while it does not answer. Null while nobody knows
 * which server it is: an API that is down is never taken for a PostHog.
 */
export async function findServerInfo({
  isOldFine = false,
  signal,
}: Options = {}): Promise<ServerInfo | null> {
  // One per process: Next evaluates a module several times.
  const shared = globalThis as Holder;
  const url = getEnv().usersApiUrl;
  const known = shared[holder]?.url === url ? shared[holder] : undefined;
  if (known && (isOldFine || Date.now() - known.at < FRESH_MS)) {
    return known.info;
  }
  const info = await ask(url, signal).catch(() => null);
  if (info) {
    shared[holder] = { url, at: Date.now(), info };
  }
  return info ?? known?.info ?? null;
}

/** Null where it is in no state to say. */
async function ask(url: string, signal: AbortSignal | undefined): Promise<ServerInfo | null> {
  const { status, value } = await read(url + healthGet.path, signal);
  if (status >= 500 || status === 429) {
    return null;
  }
  if (value === undefined) {
    // A page of a PostHog, or of whatever stands before a server that is down.
    const api = await read(url + buildPath(accountGet.path, { uuid: "@me" }), signal);
    return api.status < 500 && api.value !== undefined ? POSTHOG : null;
  }
  const parsed = healthSchema.safeParse(value);
  return parsed.success && parsed.data.server === "users-api"
    ? { server: "users-api", features: parsed.data.features.filter(isEndpointId) }
    : POSTHOG;
}

async function read(url: string, signal: AbortSignal | undefined) {
  const limit = AbortSignal.timeout(TIMEOUT_MS);
  const answer = await request(url, { signal: signal ? AbortSignal.any([signal, limit]) : limit });
  return { status: answer.statusCode, value: parseJson(await readCapped(answer.body)) };
}

function isEndpointId(name: string): name is EndpointId {
  return Object.hasOwn(schemas, name);
}

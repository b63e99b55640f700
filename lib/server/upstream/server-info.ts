import "server-only";
import { request } from "undici";
import type { Capabilities } from "@/lib/contract/capabilities";
import { healthGet } from "@/lib/contract/endpoints/meta";
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

let cached: (ServerInfo & { at: number }) | null = null;

/** What the server says of itself; what it said last while it does not answer. */
export async function findServerInfo(): Promise<ServerInfo> {
  if (cached === null || Date.now() - cached.at >= FRESH_MS) {
    const server = await ask(getEnv().usersApiUrl).catch(() => null);
    cached = server ? { at: Date.now(), ...server } : cached;
  }
  return cached ?? POSTHOG;
}

/** Null where it is in no state to say. */
async function ask(usersApiUrl: string): Promise<ServerInfo | null> {
  const answer = await request(usersApiUrl + healthGet.path, {
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const text = await readCapped(answer.body);
  if (answer.statusCode >= 500) {
    return null;
  }
  const parsed = healthSchema.safeParse(parseJson(text));
  return parsed.success && parsed.data.server === "users-api"
    ? { server: "users-api", features: parsed.data.features.filter(isEndpointId) }
    : POSTHOG;
}

function isEndpointId(name: string): name is EndpointId {
  return Object.hasOwn(schemas, name);
}

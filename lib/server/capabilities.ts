import "server-only";
import { request } from "undici";
import type { Capabilities } from "@/lib/contract/capabilities";
import { healthGet } from "@/lib/contract/endpoints/meta";
import { type EndpointId, schemas } from "@/lib/contract/registry";
import { healthSchema } from "@/lib/contract/schemas/meta";
import { getEnv } from "./env";

const FRESH_MS = 60_000;
const TIMEOUT_MS = 3_000;

let cached: { at: number; features: EndpointId[] } | null = null;

/** What the server says of itself; PostHog has no such page, hence none of the added endpoints. */
export async function getCapabilities(): Promise<Capabilities> {
  const { githubOrigin, usersApiUrl, mailboxUrl } = getEnv();
  const isFresh = cached !== null && Date.now() - cached.at < FRESH_MS;
  if (!isFresh) {
    const features = await askFeatures(usersApiUrl).catch(() => null);
    cached = features ? { at: Date.now(), features } : cached;
  }
  return {
    features: cached?.features ?? [],
    githubOrigin,
    serverName: new URL(usersApiUrl).host,
    mailboxUrl,
  };
}

async function askFeatures(usersApiUrl: string): Promise<EndpointId[]> {
  const answer = await request(usersApiUrl + healthGet.path, {
    headersTimeout: TIMEOUT_MS,
    bodyTimeout: TIMEOUT_MS,
  });
  const parsed = healthSchema.safeParse(await answer.body.json().catch(() => null));
  return parsed.success ? parsed.data.features.filter(isEndpointId) : [];
}

function isEndpointId(name: string): name is EndpointId {
  return Object.hasOwn(schemas, name);
}

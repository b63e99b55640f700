import "server-only";
import { request } from "undici";
import { decideAccess } from "@/lib/contract/access";
import type { Capabilities } from "@/lib/contract/capabilities";
import { healthGet } from "@/lib/contract/endpoints/meta";
import { type EndpointId, schemas } from "@/lib/contract/registry";
import { healthSchema } from "@/lib/contract/schemas/meta";
import { getEnv } from "./env";

const FRESH_MS = 60_000;
const TIMEOUT_MS = 3_000;

type Server = Pick<Capabilities, "server" | "features">;

/** PostHog has no such page, hence none of the added endpoints. */
const POSTHOG: Server = { server: "posthog", features: [] };

let cached: (Server & { at: number }) | null = null;

/** What the server says of itself, and what it lets this credential do. */
export async function getCapabilities(): Promise<Capabilities> {
  const { githubOrigin, usersApiUrl, mailboxUrl } = getEnv();
  const isFresh = cached !== null && Date.now() - cached.at < FRESH_MS;
  if (!isFresh) {
    const server = await askServer(usersApiUrl).catch(() => null);
    cached = server ? { at: Date.now(), ...server } : cached;
  }
  const { server, features } = cached ?? POSTHOG;
  const credential = "session";
  return {
    server,
    features,
    credential,
    access: decideAccess({ server, features, credential, scopes: null }),
    serverUrl: new URL(usersApiUrl).origin,
    githubOrigin,
    serverName: new URL(usersApiUrl).host,
    mailboxUrl,
  };
}

async function askServer(usersApiUrl: string): Promise<Server> {
  const answer = await request(usersApiUrl + healthGet.path, {
    headersTimeout: TIMEOUT_MS,
    bodyTimeout: TIMEOUT_MS,
  });
  const parsed = healthSchema.safeParse(await answer.body.json().catch(() => null));
  return parsed.success && parsed.data.server === "users-api"
    ? { server: "users-api", features: parsed.data.features.filter(isEndpointId) }
    : POSTHOG;
}

function isEndpointId(name: string): name is EndpointId {
  return Object.hasOwn(schemas, name);
}

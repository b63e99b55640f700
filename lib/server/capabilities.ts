import "server-only";
import { decideAccess } from "@/lib/contract/access";
import type { Capabilities } from "@/lib/contract/capabilities";
import { findTraits } from "@/lib/contract/server-traits";
import { getEnv } from "./env";
import type { Credential } from "./session/credential";
import { findServerInfo } from "./upstream/server-info";

/**
 * What the server says of itself, and what it lets this credential do; without one, what a session may.
 * Null while nobody knows which server it is.
 */
export async function getCapabilities(credential: Credential | null): Promise<Capabilities | null> {
  const { githubOrigin, usersApiUrl, mailboxUrl } = getEnv();
  const info = await findServerInfo();
  if (!info) {
    return null;
  }
  const { server, features } = info;
  const kind = credential?.kind ?? "session";
  const scopes = credential?.kind === "api_key" ? credential.scopes : null;
  return {
    server,
    features,
    credential: kind,
    traits: findTraits(server),
    access: decideAccess({ server, features, credential: kind, scopes }),
    serverUrl: new URL(usersApiUrl).origin,
    githubOrigin,
    serverName: new URL(usersApiUrl).host,
    mailboxUrl,
  };
}

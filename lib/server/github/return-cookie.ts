import "server-only";
import { z } from "zod";
import { LINK_STATE_TTL_SECONDS } from "@/lib/contract/limits";
import { getEnv } from "../env";
import { seal, unseal } from "../session/seal";
import { buildCookie } from "../session/session";

/** What GitHub's return carried, while its person signs in: a code and a state stand in no address (S10). */
export const RETURN_COOKIE = "__Host-account-return";

const returnSchema = z.object({ path: z.string(), query: z.string(), until: z.number() });

/** More is no return of GitHub's, and would not fit a cookie once it is sealed (S3). */
const QUERY_LENGTH_MAX = 2_000;

/** Null for a query that is too long to wait in a cookie. */
export async function sealReturn(path: string, query: string): Promise<string | null> {
  if (query.length > QUERY_LENGTH_MAX) {
    return null;
  }
  const until = Date.now() + LINK_STATE_TTL_SECONDS * 1000;
  const value = await seal(getEnv().sessionSecrets, { path, query, until });
  return buildCookie({ name: RETURN_COOKIE, value, maxAgeSeconds: LINK_STATE_TTL_SECONDS });
}

/** The query that came to this path before; null without one, or where its state is too old to work. */
export async function readReturn(sealed: string | undefined, path: string): Promise<string | null> {
  const parsed = returnSchema.safeParse(sealed ? await unseal(getEnv().sessionSecrets, sealed) : null);
  const isUsable = parsed.success && parsed.data.path === path && parsed.data.until > Date.now();
  return isUsable ? parsed.data.query : null;
}

export function clearReturn(): string {
  return buildCookie({ name: RETURN_COOKIE, value: "", maxAgeSeconds: 0 });
}

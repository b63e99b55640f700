import "server-only";
import { z } from "zod";
import { PENDING_LOGIN_TTL_SECONDS } from "@/lib/contract/limits";
import { getEnv } from "../env";
import { seal, unseal } from "./seal";
import { buildCookie, type Credential, credentialSchema } from "./session";

/** A password that was right, waiting for its second factor. */
export const PENDING_COOKIE = "__Host-account-pending";

const pendingSchema = z.object({ credential: credentialSchema, until: z.number() });

export async function sealPending(credential: Credential): Promise<string> {
  const until = Date.now() + PENDING_LOGIN_TTL_SECONDS * 1000;
  const value = await seal(getEnv().sessionSecrets, { credential, until });
  return buildCookie({ name: PENDING_COOKIE, value, maxAgeSeconds: PENDING_LOGIN_TTL_SECONDS });
}

/** By what the API knows the half session again; null once it is too old. */
export async function readPending(sealed: string | undefined): Promise<Credential | null> {
  const parsed = pendingSchema.safeParse(sealed ? await unseal(getEnv().sessionSecrets, sealed) : null);
  return parsed.success && parsed.data.until > Date.now() ? parsed.data.credential : null;
}

export function clearPending(): string {
  return buildCookie({ name: PENDING_COOKIE, value: "", maxAgeSeconds: 0 });
}

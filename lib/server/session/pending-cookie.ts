import "server-only";
import { z } from "zod";
import { PENDING_LOGIN_TTL_SECONDS } from "@/lib/contract/limits";
import { getEnv } from "../env";
import { type SessionCredential, sessionCredentialSchema } from "./credential";
import { seal, unseal } from "./seal";
import { buildCookie } from "./session";

/** A password that was right, waiting for what is due besides. */
export const PENDING_COOKIE = "__Host-account-pending";

const stepSchema = z.enum(["second_factor", "email_code"]);

const pendingSchema = z.object({
  credential: sessionCredentialSchema,
  step: stepSchema,
  until: z.number(),
});

export type PendingStep = z.output<typeof stepSchema>;
export type Pending = { credential: SessionCredential; step: PendingStep };

export async function sealPending({ credential, step }: Pending): Promise<string> {
  const until = Date.now() + PENDING_LOGIN_TTL_SECONDS * 1000;
  const value = await seal(getEnv().sessionSecrets, { credential, step, until });
  return buildCookie({ name: PENDING_COOKIE, value, maxAgeSeconds: PENDING_LOGIN_TTL_SECONDS });
}

/**
 * By what the API knows the half session again; null once it is too old. It is as old as what is waited
 * for: sealed when the password was right, and anew with each mailed code.
 */
export async function readPending(
  sealed: string | undefined,
): Promise<(Pending & { ageSeconds: number }) | null> {
  const parsed = pendingSchema.safeParse(sealed ? await unseal(getEnv().sessionSecrets, sealed) : null);
  const leftSeconds = parsed.success ? (parsed.data.until - Date.now()) / 1000 : 0;
  if (!parsed.success || leftSeconds <= 0) {
    return null;
  }
  return { ...parsed.data, ageSeconds: Math.floor(PENDING_LOGIN_TTL_SECONDS - leftSeconds) };
}

export function clearPending(): string {
  return buildCookie({ name: PENDING_COOKIE, value: "", maxAgeSeconds: 0 });
}

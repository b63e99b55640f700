import "server-only";
import { z } from "zod";
import { REMEMBERED_DEVICE_SECONDS } from "@/lib/contract/limits";
import { getEnv } from "../env";
import { seal, unseal } from "./seal";
import { buildCookie } from "./session";
import type { RememberCookie } from "./upstream-cookies";

/** Outlives the session: this browser signs in without a second factor (contract.md 8). */
export const DEVICE_COOKIE = "__Host-account-device";

/**
 * What could carry another cookie along is none of the API's. Django quotes a value with `=` or `/`
 * in it, as PostHog's has, and reads it back with the quotes.
 */
const deviceSchema = z.object({
  name: z.string().regex(/^remember-cookie_[\w-]{1,64}$/),
  value: z
    .string()
    .max(512)
    .regex(/^(?:[\w.:+/='$-]+|"[\w.:+/='$-]+")$/),
});

export async function sealDevice(device: RememberCookie): Promise<string | null> {
  const parsed = deviceSchema.safeParse(device);
  if (!parsed.success) {
    return null;
  }
  const value = await seal(getEnv().sessionSecrets, parsed.data);
  const maxAgeSeconds = REMEMBERED_DEVICE_SECONDS;
  // Only our own pages send it to `/session`; no link from elsewhere needs it.
  return buildCookie({ name: DEVICE_COOKIE, value, maxAgeSeconds, sameSite: "Strict" });
}

export async function readDevice(sealed: string | undefined): Promise<RememberCookie | null> {
  const parsed = deviceSchema.safeParse(sealed ? await unseal(getEnv().sessionSecrets, sealed) : null);
  return parsed.success ? parsed.data : null;
}

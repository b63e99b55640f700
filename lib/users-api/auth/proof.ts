import { FRESH_AUTH_SECONDS, RECENT_AUTH_SECONDS } from "@/lib/contract/limits";
import type { ApiContext } from "../context";
import type { SessionRow } from "../db/schema/credentials";
import { getProfile } from "../profiles/profiles";
import { ServiceError } from "../service-error";
import { hasTotpDevice } from "../users/has-totp-device";
import type { Caller } from "./caller";

/** Until when the session's proof is recent enough for ordinary writes (contract.md 1.5). */
export function toRecentUntil({ provedAt }: SessionRow): Date {
  return addSeconds(provedAt, RECENT_AUTH_SECONDS);
}

/**
 * Until when the proof is fresh enough for what keeps an account safe. Where the account has a
 * factor, the password alone is no such proof, and neither is a remembered device (security.md R2).
 */
export function toFreshUntil({ provedAt, factorProvedAt }: SessionRow, hasFactor: boolean): Date | null {
  if (!hasFactor) {
    return addSeconds(provedAt, FRESH_AUTH_SECONDS);
  }
  if (!factorProvedAt) {
    return null;
  }
  return addSeconds(factorProvedAt < provedAt ? factorProvedAt : provedAt, FRESH_AUTH_SECONDS);
}

export async function isProofFresh(ctx: ApiContext, session: SessionRow): Promise<boolean> {
  const until = toFreshUntil(session, await hasTotpDevice(ctx.db, session.userId));
  return until !== null && until >= ctx.clock.now();
}

/**
 * Throws `sensitive_action_required_reauth` unless the session proved itself in the last 5 min, where
 * this server asks for it at all.
 */
export async function requireFreshProof(
  ctx: ApiContext,
  caller: Caller,
  change: "email" | "safety",
): Promise<void> {
  if (!getProfile(ctx).needsFreshProof.includes(change)) {
    return;
  }
  if (caller.kind !== "session" || !(await isProofFresh(ctx, caller.session))) {
    throw new ServiceError("sensitive_action_required_reauth");
  }
}

function addSeconds(date: Date, seconds: number): Date {
  return new Date(date.getTime() + seconds * 1000);
}

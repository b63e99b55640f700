import type { ApiContext } from "../context";
import { ServiceError } from "../service-error";
import { type Limit, reserveAttempt } from "./reserve-attempt";

/** contract.md 1.7 and 8. */
export const loginFailures: Limit = { kind: "login", max: 30, windowSeconds: 600 };
export const loginsByAddress: Limit = { kind: "login_address", max: 100, windowSeconds: 600 };
export const currentPassword: Limit = { kind: "current_password", max: 5, windowSeconds: 60 };
export const keyBurst: Limit = { kind: "key_burst", max: 480, windowSeconds: 60 };
export const keySustained: Limit = { kind: "key_sustained", max: 4_800, windowSeconds: 3_600 };

/** Throws 429 with `Retry-After` once the limit is used up. */
export async function throttle(ctx: ApiContext, limit: Limit, key: string): Promise<void> {
  const reservation = await reserveAttempt(ctx, limit, key);
  if (!reservation.isAllowed) {
    const seconds = reservation.retryAfterSeconds;
    ctx.log.warn({ event: "limit_hit", limit: limit.kind, retryAfterSeconds: seconds }, "limit hit");
    throw new ServiceError("throttled", {
      detail: `Request was throttled. Expected available in ${seconds} seconds.`,
      retryAfterSeconds: seconds,
    });
  }
}

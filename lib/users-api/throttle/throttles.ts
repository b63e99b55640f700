import {
  CODE_LOCK_SECONDS,
  CODE_TRIES_MAX,
  CODE_WINDOW_SECONDS,
  EMAIL_CODE_TRIES_MAX,
  EMAIL_CODE_TTL_SECONDS,
} from "@/lib/contract/limits";
import { recordLimitHit } from "../activity/record-once";
import type { ApiContext } from "../context";
import type { ClientInfo } from "../http/client-info";
import { ServiceError } from "../service-error";
import { type Limit, reserveAttempt } from "./reserve-attempt";

/** contract.md 1.7 and 8. */
export const loginFailures: Limit = { kind: "login", max: 30, windowSeconds: 600 };
export const loginsByAddress: Limit = { kind: "login_address", max: 100, windowSeconds: 600 };
/** A live session's password again (security.md R6). */
export const proofs: Limit = { kind: "proof", max: 5, windowSeconds: 600 };
/** Authenticator and backup codes, at sign-in and after it, one count per account (T7). */
export const secondFactor: Limit = {
  kind: "second_factor",
  max: CODE_TRIES_MAX,
  windowSeconds: CODE_WINDOW_SECONDS,
  lockSeconds: CODE_LOCK_SECONDS,
};
/** Codes of an app that is being set up: no sign-in is locked by them. */
export const setupCodes: Limit = { ...secondFactor, kind: "two_factor_setup" };
/** Mails that somebody asks for (contract.md 1.7). */
export const emailVerificationMails: Limit = { kind: "verification_mail", max: 6, windowSeconds: 86_400 };
export const emailChanges: Limit = { kind: "email_change", max: 6, windowSeconds: 86_400 };
/** By the hour: anybody can use up what is asked for somebody else's address. */
export const passwordResetMails: Limit = { kind: "reset_mail", max: 6, windowSeconds: 3_600 };
export const passwordResetsByAddress: Limit = { kind: "reset_address", max: 30, windowSeconds: 3_600 };
export const signUps: Limit = { kind: "sign_up", max: 6, windowSeconds: 86_400 };
export const signUpsByAddress: Limit = { kind: "sign_up_address", max: 30, windowSeconds: 3_600 };
/** Tries of a mailed code; a new code starts anew. */
export const emailCodes: Limit = {
  kind: "email_code",
  max: EMAIL_CODE_TRIES_MAX,
  windowSeconds: EMAIL_CODE_TTL_SECONDS,
  lockSeconds: EMAIL_CODE_TTL_SECONDS,
};
/** At today's PostHog: the mailed code of a sign-in, and how often another is sent. */
export const loginCodes: Limit = { kind: "login_code", max: 6, windowSeconds: 1_200 };
export const loginCodeMails: Limit = { kind: "login_code_mail", max: 1, windowSeconds: 60 };
export const onboardingSkips: Limit = { kind: "onboarding_skip", max: 30, windowSeconds: 3_600 };
export const notificationTests: Limit = { kind: "notification_test", max: 10, windowSeconds: 3_600 };
export const currentPassword: Limit = { kind: "current_password", max: 5, windowSeconds: 60 };
export const keyBurst: Limit = { kind: "key_burst", max: 480, windowSeconds: 60 };
export const keySustained: Limit = { kind: "key_sustained", max: 4_800, windowSeconds: 3_600 };

/** Throws 429 with `Retry-After` once the limit is used up. */
export async function throttle(ctx: ApiContext, limit: Limit, key: string): Promise<void> {
  const reservation = await reserveAttempt(ctx, limit, key);
  if (!reservation.isAllowed) {
    const seconds = reservation.retryAfterSeconds;
    ctx.log.warn({ event: "limit_hit", limit: limit.kind, retryAfterSeconds: seconds }, "limit hit");
    throw refuse(seconds);
  }
}

/** The same for what an account's owner shall see among the activity. */
export async function throttleAccount(
  ctx: ApiContext,
  limit: Limit,
  { userId, client }: { userId: number; client: ClientInfo },
): Promise<void> {
  const reservation = await reserveAttempt(ctx, limit, String(userId));
  if (!reservation.isAllowed) {
    const { retryAfterSeconds } = reservation;
    await recordLimitHit(ctx, { userId, client, limit, retryAfterSeconds });
    throw refuse(retryAfterSeconds);
  }
}

function refuse(seconds: number): ServiceError {
  return new ServiceError("throttled", {
    detail: `Request was throttled. Expected available in ${seconds} seconds.`,
    retryAfterSeconds: seconds,
  });
}

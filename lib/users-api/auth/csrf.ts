import type { ApiContext } from "../context";
import { isSameText } from "../crypto/tokens";
import { CSRF_COOKIE, readCookie } from "../http/cookies";
import { ServiceError } from "../service-error";

/** Refuses a session's unsafe call that another site could have made (contract.md 1.2). */
export function requireCsrf(ctx: ApiContext, headers: Headers): void {
  const origin = headers.get("origin");
  if (origin !== null && !ctx.settings.trustedOrigins.includes(origin)) {
    throw refuse(ctx, "Origin checking failed.");
  }
  const cookie = readCookie(headers, CSRF_COOKIE);
  const header = headers.get("x-csrftoken");
  if (!cookie || !header) {
    throw refuse(ctx, "CSRF token missing.");
  }
  if (!isSameText(cookie, header)) {
    throw refuse(ctx, "CSRF token incorrect.");
  }
}

function refuse(ctx: ApiContext, reason: string): ServiceError {
  ctx.log.warn({ event: "csrf_refused", reason }, "csrf refused");
  return new ServiceError("permission_denied", { detail: `CSRF Failed: ${reason}` });
}

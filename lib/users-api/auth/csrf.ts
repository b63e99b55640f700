import type { ApiContext } from "../context";
import { isSameText } from "../crypto/tokens";
import { CSRF_COOKIE, readCookie } from "../http/cookies";
import { ServiceError } from "../service-error";

/**
 * Refuses what a page of another site sends, where the browser says so. Sign-in asks it without a
 * session too: nobody shall be signed in as somebody else by a foreign form.
 */
export function requireOrigin(ctx: ApiContext, headers: Headers): void {
  const origin = headers.get("origin");
  if (origin !== null && !ctx.settings.trustedOrigins.includes(origin) && !isOwnHost(origin, headers)) {
    throw refuse(ctx, "Origin checking failed.");
  }
}

/** Refuses a session's unsafe call that another site could have made (contract.md 1.2). */
export function requireCsrf(ctx: ApiContext, headers: Headers): void {
  requireOrigin(ctx, headers);
  const cookie = readCookie(headers, CSRF_COOKIE);
  const header = headers.get("x-csrftoken");
  if (!cookie || !header) {
    throw refuse(ctx, "CSRF token missing.");
  }
  if (!isSameText(cookie, header)) {
    throw refuse(ctx, "CSRF token incorrect.");
  }
}

/** As Django compares it: a call to this very host, by whatever name it is reached. */
function isOwnHost(origin: string, headers: Headers): boolean {
  return URL.canParse(origin) && new URL(origin).host === headers.get("host");
}

function refuse(ctx: ApiContext, reason: string): ServiceError {
  ctx.log.warn({ event: "csrf_refused", reason }, "csrf refused");
  return new ServiceError("permission_denied", { detail: `CSRF Failed: ${reason}` });
}

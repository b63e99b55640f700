import { SESSION_AGE_SECONDS } from "@/lib/contract/limits";
import type { ApiContext } from "../context";
import { randomAlphanumeric } from "../crypto/tokens";
import { buildCookie, CSRF_COOKIE, readCookie } from "../http/cookies";
import type { OpenVerb } from "../http/verb";

const TOKEN_LENGTH = 32;

/** Sets the CSRF cookie; a caller that has one keeps it. */
export const getCsrf: OpenVerb<"csrfGet"> = async ({ ctx, request }) => {
  const held = readCookie(request.headers, CSRF_COOKIE);
  const isUsable = held !== null && /^[A-Za-z0-9]{32,64}$/.test(held);
  return { body: null, cookies: [buildCsrfCookie(ctx, isUsable ? held : undefined)] };
};

export function buildCsrfCookie(ctx: ApiContext, value?: string): string {
  return buildCookie(ctx, {
    name: CSRF_COOKIE,
    value: value ?? randomAlphanumeric(ctx.random, TOKEN_LENGTH),
    maxAgeSeconds: SESSION_AGE_SECONDS,
    isHttpOnly: false,
  });
}

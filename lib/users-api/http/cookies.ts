import { parse } from "hono/utils/cookie";
import type { ApiContext } from "../context";

export const SESSION_COOKIE = "sessionid";
export const CSRF_COOKIE = "posthog_csrftoken";

type CookieInit = { name: string; value: string; maxAgeSeconds: number; isHttpOnly: boolean };

export function readCookie(headers: Headers, name: string): string | null {
  return parse(headers.get("cookie") ?? "", name)[name] ?? null;
}

export function buildCookie(ctx: ApiContext, { name, value, maxAgeSeconds, isHttpOnly }: CookieInit): string {
  const parts = [`${name}=${value}`, "Path=/", `Max-Age=${maxAgeSeconds}`, "SameSite=Lax"];
  if (isHttpOnly) {
    parts.push("HttpOnly");
  }
  if (ctx.settings.isSecureCookie) {
    parts.push("Secure");
  }
  return parts.join("; ");
}

import { parse } from "hono/utils/cookie";
import type { ApiContext } from "../context";

export const SESSION_COOKIE = "sessionid";
export const CSRF_COOKIE = "posthog_csrftoken";

type CookieInit = {
  name: string;
  value: string;
  maxAgeSeconds: number;
  isHttpOnly: boolean;
  sameSite?: "Lax" | "Strict";
};

export function readCookie(headers: Headers, name: string): string | null {
  return parse(headers.get("cookie") ?? "", name)[name] ?? null;
}

export function buildCookie(ctx: ApiContext, init: CookieInit): string {
  const { name, value, maxAgeSeconds, isHttpOnly, sameSite = "Lax" } = init;
  const parts = [`${name}=${value}`, "Path=/", `Max-Age=${maxAgeSeconds}`, `SameSite=${sameSite}`];
  if (isHttpOnly) {
    parts.push("HttpOnly");
  }
  if (ctx.settings.isSecureCookie) {
    parts.push("Secure");
  }
  return parts.join("; ");
}

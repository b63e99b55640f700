import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { LOGIN_PATH, routes } from "@/lib/routes";
import { getEnv, isDevelopment } from "@/lib/server/env";
import { buildPolicy, NONCE_HEADER, PATH_HEADER } from "@/lib/server/security/page-headers";

/** Answered by route handlers, which check for themselves and need no nonce. */
const handled = /^\/(api|session|complete|integrations|healthz|readyz|csp-report)(\/|$)/;
const probes = /^\/(healthz|readyz)\/?$/;

/** Pages only: host, slash, `/login`, content policy. It guards nothing (security.md P14). */
export function proxy(request: NextRequest): Response {
  const { pathname, search } = request.nextUrl;
  if (!isDecodable(pathname)) {
    return new NextResponse("Not found", { status: 404 });
  }
  const { siteUrl } = getEnv();
  if (request.headers.get("host") !== new URL(siteUrl).host && !probes.test(pathname)) {
    return NextResponse.redirect(new URL(pathname + search, siteUrl), 308);
  }
  if (handled.test(pathname)) {
    return NextResponse.next();
  }
  if (pathname.length > 1 && pathname.endsWith("/")) {
    return NextResponse.redirect(new URL(pathname.replace(/\/+$/, "") + search, siteUrl), 308);
  }
  if (pathname === LOGIN_PATH) {
    return NextResponse.redirect(new URL(routes.signIn + search, siteUrl), 307);
  }
  return withPolicy(request, pathname + search);
}

function withPolicy(request: NextRequest, path: string): Response {
  const nonce = randomBytes(16).toString("base64");
  const policy = buildPolicy({ nonce, isDevelopment });
  const headers = new Headers(request.headers);
  headers.set(NONCE_HEADER, nonce);
  headers.set(PATH_HEADER, path);
  headers.set("Content-Security-Policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  response.headers.set("Cache-Control", "private, no-store");
  return response;
}

// Next answers a malformed escape with a plain 500 before any handler runs.
function isDecodable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
}

export const config = {
  matcher: ["/((?!_next/static|_next/image|favicon.ico|icon.svg).*)"],
};

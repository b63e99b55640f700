import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { LOGIN_PATH, routes } from "@/lib/routes";
import { getEnv, isDevelopment } from "@/lib/server/env";
import { buildPolicy, NONCE_HEADER, PATH_HEADER } from "@/lib/server/security/page-headers";
import { isOwnHost } from "@/lib/server/security/request-host";

/** Route handlers check for themselves and need no nonce; any other path may render a page. */
const handled =
  /^\/(api\/.+|session|complete\/github-link|integrations\/github\/callback|healthz|readyz|csp-report)\/?$/;
const probes = /^\/(healthz|readyz)\/?$/;

/** Pages only: host, slash, `/login`, content policy. It guards nothing (security.md P14). */
export function proxy(request: NextRequest): Response {
  const { pathname, search } = request.nextUrl;
  if (!isDecodable(pathname)) {
    return new NextResponse("Not found", { status: 404 });
  }
  const env = getEnv();
  if (!isOwnHost(request.headers, env) && !probes.test(pathname)) {
    return sendToSite(env.siteUrl + pathname + search, request.nextUrl.host);
  }
  if (handled.test(pathname)) {
    return NextResponse.next({ request: { headers: withoutOurs(request.headers) } });
  }
  if (pathname.length > 1 && pathname.endsWith("/")) {
    return redirectTo(env.siteUrl + withoutSlash(pathname) + search, 308);
  }
  if (pathname === LOGIN_PATH) {
    return redirectTo(env.siteUrl + routes.signIn + search, 307);
  }
  return withPolicy(request, pathname + search);
}

/** For this once: a proxy set up wrongly must not stay in people's browsers for good. */
function sendToSite(address: string, host: string): Response {
  if (new URL(address).host !== host) {
    return redirectTo(address, 307);
  }
  // The site is where this process listens: Next would make the redirect relative, which leads back here.
  return new NextResponse(`These pages are at ${address}`, {
    status: 421,
    headers: {
      Refresh: `0; url=${address}`,
      "Content-Type": "text/plain; charset=utf-8",
      "Cache-Control": "no-store",
    },
  });
}

/** The origin goes in front as text: resolved against it, `//host/` would name another site. */
function redirectTo(address: string, status: 307 | 308): Response {
  const headers = status === 307 ? { "Cache-Control": "no-store" } : undefined;
  return NextResponse.redirect(address, { status, headers });
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

/** What only we say to a page is never believed from a client. */
function withoutOurs(from: Headers): Headers {
  const headers = new Headers(from);
  headers.delete(NONCE_HEADER);
  headers.delete(PATH_HEADER);
  return headers;
}

function withoutSlash(pathname: string): string {
  let end = pathname.length;
  while (pathname[end - 1] === "/") {
    end -= 1;
  }
  return pathname.slice(0, end);
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
  // Files by their whole name: what only starts like one renders the not-found page, and needs the
  // policy. So does /favicon.ico, which does not exist.
  matcher: ["/((?!_next/static/|icon\\.svg$).*)"],
};

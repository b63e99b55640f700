import type { Route } from "next";
import { routes } from "@/lib/routes";

const CONTROL_OR_BACKSLASH = /[\\\p{Cc}]/u;
const BASE = "http://pages.invalid";

/** A path of our own pages, or the settings: an open redirect would send people to a copy of us. */
export function toSafeNext(value: unknown): Route {
  if (typeof value !== "string" || !value.startsWith("/") || CONTROL_OR_BACKSLASH.test(value)) {
    return routes.settings;
  }
  const url = parse(value);
  if (url?.origin !== BASE || url.pathname.startsWith("//") || isSignIn(url.pathname)) {
    return routes.settings;
  }
  return `${url.pathname}${url.search}${url.hash}` as Route;
}

function parse(value: string): URL | null {
  try {
    return new URL(value, BASE);
  } catch {
    return null;
  }
}

function isSignIn(pathname: string): boolean {
  return pathname === routes.signIn || pathname.startsWith(`${routes.signIn}/`);
}

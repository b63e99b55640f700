import type { Route } from "next";
import { ACCOUNT_CONNECTED_PATH, GITHUB_CALLBACK_PATH, GITHUB_LINK_PATH, routes } from "@/lib/routes";

const CONTROL_OR_BACKSLASH = /[\\\p{Cc}]/u;
const BASE = "http://pages.invalid";

/** Where a sign-in or a task may lead, with what lies below. Nothing of the API, whose answers are no pages. */
const PLACES = [
  routes.settings,
  routes.verifyEmail,
  routes.undoEmailChange,
  ACCOUNT_CONNECTED_PATH,
  GITHUB_LINK_PATH,
  GITHUB_CALLBACK_PATH,
].map(addSlash);

/** A path of our own pages, or the settings: an open redirect would send people to a copy of us (G5). */
export function toSafeNext(value: unknown): Route {
  if (typeof value !== "string" || !value.startsWith("/") || CONTROL_OR_BACKSLASH.test(value)) {
    return routes.settings;
  }
  const url = parse(value);
  if (url?.origin !== BASE || !isPlace(url.pathname)) {
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

function isPlace(pathname: string): boolean {
  return PLACES.some((place) => addSlash(pathname).startsWith(place));
}

function addSlash(path: string): string {
  return path.endsWith("/") ? path : `${path}/`;
}

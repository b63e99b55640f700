import "server-only";
import { DOOR_HEADER, DOOR_HEADER_VALUE } from "@/lib/contract/door";
import { getEnv } from "../env";

/**
 * Whether a call comes from our own pages: a header no form or link can send, the browser's own
 * word where it gives one, and for unsafe methods the origin (security.md C1, C2).
 */
export function isSameOrigin(request: Request): boolean {
  if (request.headers.get(DOOR_HEADER) !== DOOR_HEADER_VALUE) {
    return false;
  }
  const site = request.headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") {
    return false;
  }
  const isSafe = request.method === "GET" || request.method === "HEAD";
  return isSafe || request.headers.get("origin") === getEnv().siteUrl;
}

import "server-only";
import { getEnv } from "../env";

/** The path at the API's origin; an API behind a path prefix keeps it. */
export function toUpstreamPath(path: string): string {
  return new URL(getEnv().usersApiUrl).pathname.replace(/\/+$/, "") + path;
}

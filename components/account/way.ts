import type { Route } from "next";
import type { Access } from "@/lib/contract/access";

/** A page of ours, or one of the server's own. */
export type Way = { href: Route; isOutside: false } | { href: string; isOutside: true };

/** Where something is done for people who are not signed in; null where nobody offers it. */
export function findWay(access: Access | undefined, page: Route, serverUrl: string | undefined): Way | null {
  if (access?.kind === "works") return { href: page, isOutside: false };
  if (access?.kind === "elsewhere" && serverUrl) return { href: serverUrl + access.path, isOutside: true };
  return null;
}

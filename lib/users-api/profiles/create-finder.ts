import { createMatcher } from "@/lib/contract/path";
import { registry } from "@/lib/contract/registry";
import type { ApiContext } from "../context";
import { getProfile } from "./profiles";

/** Looks up the endpoints that this server has; any other path is a plain 404. */
export function createFinder(ctx: ApiContext) {
  const { isOurs, hasLoginCodes } = getProfile(ctx);
  const served = registry.filter(({ endpoint }) => {
    const isThere = endpoint.origin !== "added" || isOurs;
    return isThere && endpoint.doorCalls === undefined && (!endpoint.isOfToday || hasLoginCodes);
  });
  return createMatcher(served.map((entry) => ({ ...entry.endpoint, entry })));
}

export type Finder = ReturnType<typeof createFinder>;

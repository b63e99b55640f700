import type { QueryClient } from "@tanstack/react-query";
import { isTwoFactorForced } from "./is-two-factor-forced";
import { accountQueries } from "./queries";

/**
 * After a change of the current organisation or project: what was read for the old one is read
 * again. The account comes first, for where it closes the other pages nothing else may be asked.
 */
export async function followScope(client: QueryClient): Promise<void> {
  const { queryKey } = accountQueries.me();
  await client.invalidateQueries({ queryKey });
  const user = client.getQueryData(queryKey);
  const refetchType = user && isTwoFactorForced(user) ? "none" : "active";
  await client.invalidateQueries({ refetchType, predicate: (query) => query.queryKey[0] !== queryKey[0] });
}

import type { QueryClient } from "@tanstack/react-query";
import { accountQueries } from "../account/queries";
import { announce } from "../tabs";
import { securityQueries } from "./queries";

/** After a change of factors, sessions or proof: here, and in the other tabs. */
export function refetchSecurity(client: QueryClient): Promise<void> {
  announce({ type: "security-changed" });
  return followSecurity(client);
}

/** For a tab that hears of a change made in another. */
export async function followSecurity(client: QueryClient): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: securityQueries.all }),
    client.invalidateQueries(accountQueries.me()),
  ]);
}

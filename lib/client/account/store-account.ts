import type { QueryClient } from "@tanstack/react-query";
import type { User } from "@/lib/contract/schemas/account";
import { announce } from "../tabs";
import { accountQueries } from "./queries";

/** After a write that answers with the account: here at once, and in the other tabs. */
export async function storeAccount(client: QueryClient, user: User): Promise<void> {
  // A read from before the write would bring the old value back.
  await client.cancelQueries({ queryKey: accountQueries.me().queryKey });
  client.setQueryData(accountQueries.me().queryKey, user);
  announce({ type: "account-changed" });
}

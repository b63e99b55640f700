import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { expect, it } from "vitest";
import type { User } from "@/lib/contract/schemas/account";
import { followScope } from "./follow-scope";
import { accountQueries } from "./queries";

/** A tab that shows the account and a list, and what it reads from now on. */
function openTab(next: Partial<User>) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  const { queryKey } = accountQueries.me();
  const user = { uuid: "1", email: "ada@example.com" };
  client.setQueryData(queryKey, user);
  client.setQueryData(["list"], "old");
  const calls: string[] = [];
  const watch = (key: readonly unknown[], answer: unknown) => {
    const queryFn = async () => {
      calls.push(String(key[0]));
      return answer;
    };
    return new QueryObserver(client, { queryKey: key, queryFn }).subscribe(() => {});
  };
  watch(queryKey, { ...user, ...next });
  watch(["list"], "new");
  return { client, calls };
}

const enforced = { is_2fa_enabled: false, organization: { id: "1", name: "Acme", enforce_2fa: true } };

it("reads the account first, then what the pages show", async () => {
  const { client, calls } = openTab({});
  await followScope(client);
  expect(calls).toEqual(["account", "list"]);
  expect(client.getQueryData(["list"])).toBe("new");
});

it("asks for nothing but the account where the organisation closes all pages until 2FA is set up", async () => {
  const { client, calls } = openTab(enforced);
  await followScope(client);
  expect(calls).toEqual(["account"]);
  // Read anew once a page asks for it again.
  expect(client.getQueryState(["list"])?.isInvalidated).toBe(true);
});

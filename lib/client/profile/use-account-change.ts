"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { accountUpdate } from "@/lib/contract/endpoints/account";
import type { User, UserUpdate } from "@/lib/contract/schemas/account";
import { storeAccount } from "../account/store-account";
import { callDoor } from "../call-door";

export type AccountChange = Partial<UserUpdate>;
/** May ask first who makes the change. */
export type Ask = <T>(run: () => Promise<T>) => Promise<T>;

export const accountChangeKey = (name: string) => ["account-change", name] as const;

/**
 * Writes the named fields of the account and nothing else. Changes of one account go one after the
 * other, so that the answer shown last is the one written last.
 */
export function useAccountChange(name: string, ask: Ask) {
  const client = useQueryClient();
  return useMutation({
    mutationKey: accountChangeKey(name),
    scope: { id: "account" },
    mutationFn: (change: AccountChange) => ask(() => changeAccount(change)),
    onSuccess: (user) => storeAccount(client, user),
  });
}

async function changeAccount(change: AccountChange): Promise<User> {
  const { body } = await callDoor({ endpoint: accountUpdate, body: change });
  return body;
}

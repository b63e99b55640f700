"use client";

import { useProof } from "@/components/settings/proof-context";
import { type AccountChange, useAccountChange } from "@/lib/client/profile/use-account-change";

/** One field of the account that saves by itself: shown as chosen at once, as stored if that fails. */
export function useSetting<Key extends keyof AccountChange>(key: Key, stored: AccountChange[Key]) {
  const { withProof } = useProof();
  const change = useAccountChange(key, withProof);
  const wanted = change.isPending ? change.variables?.[key] : undefined;
  return {
    value: wanted === undefined ? stored : wanted,
    change,
    save: (value: NonNullable<AccountChange[Key]> | null) => change.mutate({ [key]: value }),
  };
}

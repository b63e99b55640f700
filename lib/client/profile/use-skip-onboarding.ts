"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { onboardingSkip } from "@/lib/contract/endpoints/preferences";
import { storeAccount } from "../account/store-account";
import { callDoor } from "../call-door";
import type { Ask } from "./use-account-change";

export type Skip = { reason: "later" | "other"; step_at_skip: string };

/** Leaves the first steps; a hand-over that nobody accepted is taken back with it. */
export function useSkipOnboarding(ask: Ask) {
  const client = useQueryClient();
  return useMutation({
    scope: { id: "account" },
    mutationFn: (skip: Skip) => ask(() => callDoor({ endpoint: onboardingSkip, body: skip })),
    onSuccess: ({ body }) => storeAccount(client, body),
  });
}

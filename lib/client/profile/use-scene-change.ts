"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { scenePersonalise } from "@/lib/contract/endpoints/preferences";
import { storeAccount } from "../account/store-account";
import { callDoor } from "../call-door";

type Choice = { scene: string; dashboard: number };

/** Chooses the dashboard that a scene of the current project opens with. */
export function useSceneChange() {
  const client = useQueryClient();
  return useMutation({
    scope: { id: "account" },
    mutationFn: (choice: Choice) => callDoor({ endpoint: scenePersonalise, body: choice }),
    onSuccess: ({ body }) => storeAccount(client, body),
  });
}

"use client";

import { useMutation } from "@tanstack/react-query";
import { githubStart } from "@/lib/contract/endpoints/github";
import { callDoor } from "../call-door";

type StartInput = { teamId: number | null; connectFrom: string | null; isNewAccount: boolean };

/** Its answer holds a one-time state, so it is never kept in a cache or in storage. */
export function useStartConnect() {
  return useMutation({
    gcTime: 0,
    mutationFn: async ({ teamId, connectFrom, isNewAccount }: StartInput) => {
      const body = {
        team_id: teamId,
        ...(connectFrom && { connect_from: connectFrom }),
        ...(isNewAccount && { new_account: true }),
      };
      const answer = await callDoor({ endpoint: githubStart, body });
      return answer.body;
    },
  });
}

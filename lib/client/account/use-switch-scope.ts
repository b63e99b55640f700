"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { accountUpdate } from "@/lib/contract/endpoints/account";
import { callDoor } from "../call-door";
import { announce } from "../tabs";
import { followScope } from "./follow-scope";
import { accountQueries } from "./queries";

type Scope = { organizationId: string } | { teamId: number };

const SWITCH = ["switch-scope"];

/** Changes the current organisation or project; what was read for the old one is read again. */
export function useSwitchScope() {
  const client = useQueryClient();
  return useMutation({
    mutationKey: SWITCH,
    mutationFn: (scope: Scope) => callDoor({ endpoint: accountUpdate, body: toBody(scope) }),
    onSuccess: ({ body }) => {
      client.setQueryData(accountQueries.me().queryKey, body);
      announce({ type: "scope-changed" });
      return followScope(client);
    },
  });
}

/** Whether a change is under way, from whichever control: asked at the moment it matters. */
export function useIsSwitching(): () => boolean {
  const client = useQueryClient();
  return () => client.isMutating({ mutationKey: SWITCH }) > 0;
}

function toBody(scope: Scope) {
  return "teamId" in scope
    ? { set_current_team: scope.teamId }
    : { set_current_organization: scope.organizationId };
}

"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { accountUpdate } from "@/lib/contract/endpoints/account";
import { callDoor } from "../call-door";
import { announce } from "../tabs";
import { followScope } from "./follow-scope";
import { accountQueries } from "./queries";

type Scope = { organizationId: string } | { teamId: number };

/** Changes the current organisation or project; what was read for the old one is read again. */
export function useSwitchScope() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (scope: Scope) => callDoor({ endpoint: accountUpdate, body: toBody(scope) }),
    onSuccess: ({ body }) => {
      client.setQueryData(accountQueries.me().queryKey, body);
      announce({ type: "scope-changed" });
      return followScope(client);
    },
  });
}

function toBody(scope: Scope) {
  return "teamId" in scope
    ? { set_current_team: scope.teamId }
    : { set_current_organization: scope.organizationId };
}

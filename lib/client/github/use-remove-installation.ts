"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ApiError } from "@/lib/contract/api-error";
import { githubRemove } from "@/lib/contract/endpoints/github";
import { callDoor } from "../call-door";
import { announce } from "../tabs";
import { forgetInstallation } from "./forget-installation";

/** Already gone counts as done: the person wanted it gone. */
export function useRemoveInstallation(installationId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      try {
        await callDoor({ endpoint: githubRemove, params: { installation_id: installationId } });
      } catch (error) {
        if (!(error instanceof ApiError && error.status === 404)) throw error;
      }
    },
    onSuccess: () => {
      announce({ type: "installation-removed", installationId });
      return forgetInstallation(client, installationId);
    },
  });
}

"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ApiError } from "@/lib/contract/api-error";
import { githubRemoveRequest } from "@/lib/contract/endpoints/github";
import { callDoor } from "../call-door";
import { announce } from "../tabs";
import { githubQueries } from "./queries";

export function useRemoveRequest() {
  const client = useQueryClient();
  const { queryKey } = githubQueries.requests();
  return useMutation({
    mutationFn: async (id: string) => {
      try {
        await callDoor({ endpoint: githubRemoveRequest, params: { id } });
      } catch (error) {
        if (!(error instanceof ApiError && error.status === 404)) throw error;
      }
    },
    onSuccess: (_, id) => {
      client.setQueryData(queryKey, (rows) => rows?.filter((row) => row.id !== id));
      announce({ type: "github-changed" });
      return client.invalidateQueries({ queryKey });
    },
  });
}

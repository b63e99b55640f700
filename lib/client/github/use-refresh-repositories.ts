"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { githubRefreshRepos } from "@/lib/contract/endpoints/github";
import { callDoor } from "../call-door";
import { announce } from "../tabs";
import { refetchConnections } from "./forget-installation";
import { readNumber } from "./queries";
import { refetchRepositories } from "./refetch-repositories";

export type RefreshResult = {
  added: number | null;
  removed: number | null;
  isCooldown: boolean;
  isRunning: boolean;
  finishedAtMs: number;
};

export function useRefreshRepositories(installationId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (): Promise<RefreshResult> => {
      const params = { installation_id: installationId };
      const { headers } = await callDoor({ endpoint: githubRefreshRepos, params });
      return {
        added: readNumber(headers["x-added"]),
        removed: readNumber(headers["x-removed"]),
        isCooldown: headers["x-cache"] === "cooldown",
        isRunning: headers["x-sync"] === "running",
        finishedAtMs: Date.now(),
      };
    },
    // The refusal may have told the server that the installation is no longer well.
    onError: () => refetchConnections(client),
    onSuccess: (result) => {
      // With nothing new the rows stay as they are, wherever the person has scrolled to.
      if (isUnchanged(result)) return refetchConnections(client);
      announce({ type: "repositories-changed", installationId });
      return refetchRepositories(client, installationId);
    },
  });
}

export type RefreshRepositories = ReturnType<typeof useRefreshRepositories>;

function isUnchanged({ added, removed, isRunning }: RefreshResult): boolean {
  return added === 0 && removed === 0 && !isRunning;
}

/** "2 added, 1 removed", or why there is nothing to say. */
export function describeRefresh(result: RefreshResult, format: (value: number) => string): string {
  const { added, removed, isCooldown, isRunning } = result;
  if (isCooldown) return "Just refreshed, shown as stored";
  if (isRunning) return "GitHub is still sending the list";
  if (added === null || removed === null) return "Refreshed";
  const parts = [added > 0 && `${format(added)} added`, removed > 0 && `${format(removed)} removed`];
  return parts.filter(Boolean).join(", ") || "No change";
}

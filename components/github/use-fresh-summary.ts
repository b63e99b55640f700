"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { githubQueries, type ReposPage } from "@/lib/client/github/queries";
import type { Integration } from "@/lib/contract/schemas/github";

/** A list that was synced after its installation was read has a newer count: read that again too. */
export function useFreshSummary(installation: Integration, page: ReposPage | null): void {
  const client = useQueryClient();
  const listSyncedAt = Date.parse(page?.lastSyncedAt ?? "") || 0;
  const knownSyncedAt = Date.parse(installation.last_synced_at ?? "") || 0;
  const isBehind = listSyncedAt > knownSyncedAt;

  useEffect(() => {
    if (isBehind) {
      void client.invalidateQueries({ queryKey: githubQueries.installations().queryKey, exact: true });
    }
  }, [client, isBehind]);
}

"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { Notice } from "@/components/ui/notice";
import { NumberText } from "@/components/ui/number-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { Spinner } from "@/components/ui/spinner";
import { githubQueries, type ReposPage } from "@/lib/client/github/queries";
import { refetchRepositories } from "@/lib/client/github/refetch-repositories";
import type { Integration } from "@/lib/contract/schemas/github";

const POLL_MS = 2_000;

interface SyncNoticeProps {
  installation: Integration;
  page: ReposPage | null;
}

/** A list still on its way from GitHub, with its count, or one that GitHub did not renew. */
export function SyncNotice({ installation, page }: SyncNoticeProps) {
  const { installation_id: installationId, repository_count } = installation;
  const client = useQueryClient();
  const isStarted = page?.isSyncing ?? false;
  const sync = useQuery({
    ...githubQueries.sync(installationId),
    enabled: isStarted,
    refetchInterval: (query) => (query.state.data?.isSyncing === false ? false : POLL_MS),
  });
  const total = sync.data?.total ?? page?.total ?? null;
  const isDone = isStarted && sync.data?.isSyncing === false;
  const shownTotal = useRef(page?.total ?? null);

  useEffect(() => {
    const hasGrown = isStarted && total !== shownTotal.current;
    shownTotal.current = total;
    if (hasGrown || isDone) void refetchRepositories(client, installationId);
  }, [client, installationId, isStarted, isDone, total]);

  if (isStarted && !isDone && typeof repository_count === "number") {
    return (
      <Notice tone="info" icon={<Spinner />} title="GitHub is sending the list again">
        Until it is complete you see the stored one; what is new appears by itself.
      </Notice>
    );
  }
  if (isStarted && !isDone) {
    return (
      <Notice tone="info" icon={<Spinner />} title="GitHub is sending the list">
        {total !== null && (
          <>
            <NumberText value={total} /> {total === 1 ? "repository" : "repositories"} so far.{" "}
          </>
        )}
        You can search what is here already; the rest appears by itself.
      </Notice>
    );
  }
  if (!page?.isStale) return null;
  return (
    <Notice tone="warning" title="GitHub did not answer; this is the stored list" announce={false}>
      {page.lastSyncedAt && (
        <>
          It was read <RelativeTime value={page.lastSyncedAt} />.{" "}
        </>
      )}
      Newer repositories may be missing.
    </Notice>
  );
}

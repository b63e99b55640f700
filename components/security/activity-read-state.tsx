"use client";

import type { ReactNode } from "react";
import { ReadError } from "@/components/settings/read-error";
import { ReadStale } from "@/components/settings/read-stale";
import type { ActivityQuery } from "./activity-query";

interface ActivityReadStateProps {
  query: ActivityQuery;
  skeleton: ReactNode;
  children: ReactNode;
}

/** A further page that failed is said at the end of the list, not here. */
export function ActivityReadState({ query, skeleton, children }: ActivityReadStateProps) {
  if (query.data === undefined) {
    if (!query.error) return skeleton;
    return (
      <ReadError
        title="Your activity could not be read"
        error={query.error}
        safe="Nothing of it is lost."
        onRetry={() => void query.refetch()}
        isRetrying={query.isFetching}
      />
    );
  }
  return (
    <>
      {query.error && !query.isFetchNextPageError && (
        <ReadStale error={query.error} onRetry={() => void query.refetch()} isRetrying={query.isFetching} />
      )}
      {children}
    </>
  );
}

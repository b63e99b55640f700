"use client";

import type { ReactNode } from "react";
import { ErrorNotice } from "@/components/settings/error-notice";
import { ReadError } from "@/components/settings/read-error";
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
        <ErrorNotice title="This may be out of date" error={query.error} className="mx-4 my-3 sm:mx-6" />
      )}
      {children}
    </>
  );
}

"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ReadError } from "./read-error";
import { ReadStale } from "./read-stale";

interface ReadStateProps<Data> {
  query: Pick<UseQueryResult<Data>, "data" | "error" | "isFetching" | "refetch">;
  /** What could not be read: "Your sessions could not be read". */
  failed: string;
  safe?: string;
  skeleton: ReactNode;
  children: (data: Data) => ReactNode;
}

/** Loading, failed, out of date and read are four different looks; what is known stays. */
export function ReadState<Data>({ query, failed, safe, skeleton, children }: ReadStateProps<Data>) {
  if (query.data !== undefined) {
    return (
      <>
        {query.error && (
          <ReadStale error={query.error} onRetry={() => void query.refetch()} isRetrying={query.isFetching} />
        )}
        {children(query.data)}
      </>
    );
  }
  if (!query.error) return skeleton;
  return (
    <ReadError
      title={failed}
      error={query.error}
      safe={safe ?? "Nothing was changed."}
      onRetry={() => void query.refetch()}
      isRetrying={query.isFetching}
    />
  );
}

"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ErrorNotice } from "./error-notice";
import { ReadError } from "./read-error";

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
          <ErrorNotice title="This may be out of date" error={query.error} className="mx-4 my-3 sm:mx-6" />
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

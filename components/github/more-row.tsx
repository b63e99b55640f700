"use client";

import { Button } from "@/components/ui/button";
import { ApiError } from "@/lib/contract/api-error";

interface MoreRowProps {
  query: {
    hasNextPage: boolean;
    isFetchNextPageError: boolean;
    isFetchingNextPage: boolean;
    error: Error | null;
    fetchNextPage: () => unknown;
  };
  /** "repositories" */
  label: string;
}

/** The end of a list that goes on: the next page comes by itself, or on a press after a failure. */
export function MoreRow({ query, label }: MoreRowProps) {
  if (!query.hasNextPage) return null;
  const detail = query.error instanceof ApiError ? ` ${query.error.detail}` : "";
  return (
    <div className="flex min-h-11 items-center gap-3 px-4 py-1.5 text-sm text-muted">
      {query.isFetchNextPageError && (
        <p role="alert" className="min-w-0 flex-1">
          More {label} could not be read.{detail}
        </p>
      )}
      <Button
        variant="ghost"
        size="sm"
        pending={query.isFetchingNextPage}
        pendingLabel="Loading more"
        onClick={() => query.fetchNextPage()}
      >
        {query.isFetchNextPageError ? "Try again" : `Load more ${label}`}
      </Button>
    </div>
  );
}

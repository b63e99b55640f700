"use client";

import { Button } from "@/components/ui/button";
import { ErrorNotice } from "./error-notice";

interface ReadStaleProps {
  error: Error;
  onRetry: () => void;
  isRetrying: boolean;
}

/** Above what was read before, when a later read of it failed. */
export function ReadStale({ error, onRetry, isRetrying }: ReadStaleProps) {
  return (
    <ErrorNotice
      title="This may be out of date"
      error={error}
      className="mx-4 my-3 sm:mx-6"
      actions={
        <Button size="sm" pending={isRetrying} pendingLabel="Trying again" onClick={onRetry}>
          Try again
        </Button>
      }
    />
  );
}

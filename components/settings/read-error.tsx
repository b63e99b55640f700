"use client";

import { ErrorState } from "@/components/ui/error-state";
import { ApiError } from "@/lib/contract/api-error";
import { WaitText } from "./wait-text";

interface ReadErrorProps {
  /** What could not be read. */
  title: string;
  error: Error;
  safe?: string;
  onRetry: () => void;
  isRetrying: boolean;
  className?: string;
}

/** A read that failed, in the place of what it would have shown; never looks like "none". */
export function ReadError({ title, error, safe, onRetry, isRetrying, className }: ReadErrorProps) {
  const known = error instanceof ApiError ? error : null;
  return (
    <ErrorState
      title={title}
      safe={safe}
      onRetry={onRetry}
      retrying={isRetrying}
      requestId={known?.requestId ?? undefined}
      className={className}
    >
      {toDetail(known, title)}{" "}
      {known?.retryAfterSeconds ? <WaitText seconds={known.retryAfterSeconds} since={known} /> : null}
    </ErrorState>
  );
}

/** The server's words, unless the title has just said the same. */
function toDetail(error: ApiError | null, title: string): string {
  if (!error) return "Something went wrong on this page.";
  return error.detail === `${title}.` ? "" : error.detail;
}

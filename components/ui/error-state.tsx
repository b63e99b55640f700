"use client";

import { CircleAlert, RefreshCw } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button";
import { cn } from "./cn";
import { RequestId } from "./request-id";

interface ErrorStateProps {
  /** What happened. */
  title: ReactNode;
  children?: ReactNode;
  /** What is still safe. */
  safe?: ReactNode;
  onRetry?: () => void;
  retrying?: boolean;
  retryLabel?: string;
  requestId?: string | undefined;
  className?: string;
}

export function ErrorState(props: ErrorStateProps) {
  const {
    title,
    children,
    safe,
    onRetry,
    retrying = false,
    retryLabel = "Try again",
    requestId,
    className,
  } = props;
  return (
    <div
      role="alert"
      className={cn("flex flex-col items-start gap-4 px-4 py-8 sm:flex-row sm:px-6", className)}
    >
      <span className="grid size-10 shrink-0 place-items-center rounded-lg bg-danger-soft text-danger">
        <CircleAlert />
      </span>
      <div className="min-w-0 flex-1">
        <p className="font-medium">{title}</p>
        <div className="mt-0.5 max-w-[56ch] text-pretty text-muted">
          {children && <p>{children}</p>}
          {safe && <p>{safe}</p>}
        </div>
        {(onRetry || requestId) && (
          <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
            {onRetry && (
              <Button icon={<RefreshCw />} pending={retrying} pendingLabel="Trying again" onClick={onRetry}>
                {retryLabel}
              </Button>
            )}
            {requestId && <RequestId id={requestId} />}
          </div>
        )}
      </div>
    </div>
  );
}

"use client";

import { CircleAlert } from "lucide-react";
import { AccessNotice } from "@/components/settings/access-notice";
import { useErrorWait } from "@/components/settings/use-error-wait";
import { WaitText } from "@/components/settings/wait-text";
import { Button } from "@/components/ui/button";
import { RequestId } from "@/components/ui/request-id";
import { ProofCancelledError } from "@/lib/client/account/proof";
import type { Change } from "@/lib/client/notifications/change";
import type { Failure } from "@/lib/client/notifications/change-queue";
import { ApiError } from "@/lib/contract/api-error";
import { toAccess } from "@/lib/contract/refusals";

interface RowProblemProps {
  failures: readonly Failure[];
  onRetry: (changes: readonly Change[]) => void;
}

/** Why a row is as it was before; the others stand as the person left them. */
export function RowProblem({ failures, onRetry }: RowProblemProps) {
  const [first] = failures;
  return first ? <Problem error={first.error} failures={failures} onRetry={onRetry} /> : null;
}

function Problem({ error, failures, onRetry }: RowProblemProps & { error: Error }) {
  const isWaiting = useErrorWait(error) > 0;
  const known = error instanceof ApiError ? error : null;
  const access = known && toAccess(known);
  return (
    <div role="alert" className="mt-1.5 flex items-start gap-1.5 text-sm">
      <CircleAlert className="mt-0.5 text-danger" />
      <div className="min-w-0 flex-1 text-pretty">
        <p className="wrap-anywhere">
          <span className="font-medium text-danger">
            {failures.length === 1 ? "Not saved." : `${failures.length} changes were not saved.`}
          </span>{" "}
          {access ? <AccessNotice access={access} look="line" /> : toReason(error)}{" "}
          {known?.retryAfterSeconds ? <WaitText seconds={known.retryAfterSeconds} since={known} /> : null}
        </p>
        <div className="flex flex-wrap items-center gap-x-4">
          {!isDecided(error) && !access && (
            <Button
              variant="link"
              className="pointer-coarse:min-h-11"
              disabled={isWaiting}
              onClick={() => onRetry(failures.map(({ change }) => change))}
            >
              Try again
            </Button>
          )}
          {known?.requestId && <RequestId id={known.requestId} />}
        </div>
      </div>
    </div>
  );
}

function toReason(error: Error): string {
  if (error instanceof ProofCancelledError) return "You did not confirm that it is you.";
  if (isDecided(error)) return "Your organisation has begun to decide this.";
  if (!(error instanceof ApiError)) return "Something went wrong on this page.";
  // The wait stands behind it, in words: the server's own counts seconds.
  return error.status === 429 ? "You changed a lot in a short time." : error.detail;
}

/** The server names the key on the wire, which nobody knows; the lock stands on the row by then. */
function isDecided(error: Error): boolean {
  return error instanceof ApiError && error.code === "permission_denied" && error.status === 400;
}

"use client";

import { CircleAlert } from "lucide-react";
import { AccessNotice } from "@/components/settings/access-notice";
import { describeUnsaved } from "@/components/settings/describe-unsaved";
import { nameServer } from "@/components/settings/name-server";
import { useErrorWait } from "@/components/settings/use-error-wait";
import { useCapabilities } from "@/components/settings/viewer-context";
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
  /** The switches of the row that are meant. */
  count: number;
  onRetry: (changes: readonly Change[]) => void;
}

/** Why a row is as it was before; the others stand as the person left them. */
export function RowProblem(props: RowProblemProps) {
  const latest = props.failures.at(-1);
  return latest ? <Problem error={latest.error} {...props} /> : null;
}

function Problem({ error, failures, count, onRetry }: RowProblemProps & { error: Error }) {
  const isWaiting = useErrorWait(error) > 0;
  const known = error instanceof ApiError ? error : null;
  const access = known && toAccess(known);
  const words = describeUnsaved(error, count);
  const capabilities = useCapabilities();
  return (
    <div role="alert" className="mt-1.5 flex items-start gap-1.5 text-sm">
      <CircleAlert className="mt-0.5 text-danger" />
      <div className="min-w-0 flex-1 text-pretty">
        <p className="wrap-anywhere">
          <span className="font-medium text-danger">{words.lead}</span>{" "}
          {access ? (
            <AccessNotice access={access} look="line" />
          ) : (
            (toOwnReason(error) ?? nameServer(words.reason, capabilities))
          )}{" "}
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

function toOwnReason(error: Error): string | null {
  if (error instanceof ProofCancelledError) return "You did not confirm that it is you.";
  return isDecided(error) ? "Your organisation has begun to decide this." : null;
}

/** The server names the key on the wire, which nobody knows; the lock stands on the row by then. */
function isDecided(error: Error): boolean {
  return error instanceof ApiError && error.code === "permission_denied" && error.status === 400;
}

import { Check, CircleAlert } from "lucide-react";
import { AccessNotice } from "@/components/settings/access-notice";
import { describeUnsaved } from "@/components/settings/describe-unsaved";
import { nameServer } from "@/components/settings/name-server";
import { useCapabilities } from "@/components/settings/viewer-context";
import { WaitText } from "@/components/settings/wait-text";
import { cn } from "@/components/ui/cn";
import { RequestId } from "@/components/ui/request-id";
import { ProofCancelledError } from "@/lib/client/account/proof";
import { ApiError } from "@/lib/contract/api-error";
import { toAccess } from "@/lib/contract/refusals";

export type SaveState = { isPending: boolean; isSuccess: boolean; error: Error | null };

/** For a form with unsent changes: what is typed by now is not what was saved. */
export const IDLE: SaveState = { isPending: false, isSuccess: false, error: null };

interface SaveMarkProps {
  state: SaveState;
  className?: string;
}

/** "Saving" and "Saved" beside a control; always there, so that both are announced. */
export function SaveMark({ state, className }: SaveMarkProps) {
  const isSaved = state.isSuccess && !state.isPending;
  return (
    <span
      role="status"
      className={cn("inline-flex items-center text-sm whitespace-nowrap text-muted", className)}
    >
      {state.isPending && <span className="animate-working">Saving</span>}
      {isSaved && (
        <span className="inline-flex animate-fade-in items-center gap-1 text-success">
          <Check />
          Saved
        </span>
      )}
    </span>
  );
}

/** Why the stored value stands there again. */
export function SaveProblem({ state, className }: SaveMarkProps) {
  const error = state.isPending || state.error instanceof ProofCancelledError ? null : state.error;
  const known = error instanceof ApiError ? error : null;
  const access = known && toAccess(known);
  const words = error && describeUnsaved(error);
  const capabilities = useCapabilities();
  if (access) {
    return (
      <p role="alert" className={cn("text-sm text-muted", className)}>
        Not saved. <AccessNotice access={access} look="line" />
      </p>
    );
  }
  return (
    <div role="alert" className={cn("text-sm text-danger empty:hidden", className)}>
      {words && (
        <>
          <p className="flex items-start gap-1.5">
            <CircleAlert className="mt-0.5" />
            <span>
              {words.lead} {nameServer(words.reason, capabilities)}{" "}
              {known?.retryAfterSeconds ? <WaitText seconds={known.retryAfterSeconds} since={known} /> : null}
            </span>
          </p>
          {known?.requestId && <RequestId id={known.requestId} />}
        </>
      )}
    </div>
  );
}

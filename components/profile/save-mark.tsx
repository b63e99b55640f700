import { Check, CircleAlert } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { RequestId } from "@/components/ui/request-id";
import { ProofCancelledError } from "@/lib/client/account/proof";
import { ApiError } from "@/lib/contract/api-error";

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
    <span role="status" className={cn("text-sm whitespace-nowrap text-muted", className)}>
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
  return (
    <div role="alert" className={cn("text-sm text-danger empty:hidden", className)}>
      {error && (
        <>
          <p className="flex items-start gap-1.5">
            <CircleAlert className="mt-0.5" />
            <span>Not saved. {known?.detail ?? "Something went wrong on this page."}</span>
          </p>
          {known?.requestId && <RequestId id={known.requestId} />}
        </>
      )}
    </div>
  );
}

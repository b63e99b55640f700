"use client";

import { ErrorState } from "@/components/ui/error-state";
import { isProofWanted } from "@/lib/client/account/proof";
import { ApiError } from "@/lib/contract/api-error";
import { toAccess } from "@/lib/contract/refusals";
import { AccessNotice } from "./access-notice";
import { useMaybeProof } from "./proof-context";
import { useCapabilities } from "./viewer-context";
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

/**
 * A read that failed, in the place of what it would have shown; never looks like "none". What server
 * or credential do not allow is no failure, and trying again would not help.
 */
export function ReadError({ title, error, safe, onRetry, isRetrying, className }: ReadErrorProps) {
  const known = error instanceof ApiError ? error : null;
  const proof = useMaybeProof();
  const hasPlace = useCapabilities() !== null;
  const access = known && hasPlace ? toAccess(known) : null;
  if (access) return <AccessNotice access={access} look="body" className={className} />;
  const asksProof = proof !== null && isProofWanted(error);
  return (
    <ErrorState
      title={title}
      safe={safe}
      onRetry={asksProof ? () => void proof.extendProof().then(onRetry, () => {}) : onRetry}
      retryLabel={asksProof ? "Confirm that it is you" : undefined}
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

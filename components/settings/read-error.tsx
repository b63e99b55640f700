"use client";

import { ErrorState } from "@/components/ui/error-state";
import { isProofWanted } from "@/lib/client/account/proof";
import { ApiError } from "@/lib/contract/api-error";
import { toAccess } from "@/lib/contract/refusals";
import { AccessNotice } from "./access-notice";
import { toErrorText } from "./error-text";
import { nameServer } from "./name-server";
import { useMaybeProof } from "./proof-context";
import { useCapabilities } from "./viewer-context";
import { WaitText } from "./wait-text";

interface ReadErrorProps {
  /** What could not be read. */
  title: string;
  error: Error;
  /** In place of the server's words, where the title says what they do. */
  detail?: string;
  safe?: string;
  onRetry: () => void;
  /** Where trying the same again would not help. */
  retryLabel?: string;
  isRetrying: boolean;
  className?: string;
}

/**
 * A read that failed, in the place of what it would have shown; never looks like "none". What server
 * or credential do not allow is no failure, and trying again would not help.
 */
export function ReadError(props: ReadErrorProps) {
  const { title, error, detail, safe, onRetry, retryLabel, isRetrying, className } = props;
  const known = error instanceof ApiError ? error : null;
  const proof = useMaybeProof();
  const capabilities = useCapabilities();
  const access = known && capabilities ? toAccess(known) : null;
  if (access) return <AccessNotice access={access} look="body" className={className} />;
  const asksProof = proof !== null && isProofWanted(error);
  return (
    <ErrorState
      title={title}
      safe={safe}
      onRetry={asksProof ? () => void proof.extendProof().then(onRetry, () => {}) : onRetry}
      retryLabel={asksProof ? "Confirm that it is you" : retryLabel}
      retrying={isRetrying}
      requestId={known?.requestId ?? undefined}
      className={className}
    >
      {detail ?? nameServer(toErrorText(error, title), capabilities)}{" "}
      {known?.retryAfterSeconds ? <WaitText seconds={known.retryAfterSeconds} since={known} /> : null}
    </ErrorState>
  );
}

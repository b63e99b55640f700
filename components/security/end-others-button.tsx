"use client";

import { ConfirmAction } from "@/components/settings/confirm-action";
import { endOtherSessions } from "@/lib/client/security/session-calls";

interface EndOthersButtonProps {
  /** Null where it could not be read: ending them must not wait for that. */
  count: number | null;
  /** How many were ended. */
  onDone?: (ended: number) => void;
}

export function EndOthersButton({ count, onDone }: EndOthersButtonProps) {
  const what = toWhat(count);
  return (
    <ConfirmAction
      label="End all other sessions"
      needs="listSessions"
      variant="danger-outline"
      title={`End ${what}?`}
      description="Whoever uses them has to sign in again. This session goes on."
      confirmLabel={`End ${what}`}
      pendingLabel="Ending"
      failed="They are still signed in"
      run={endOtherSessions}
      onDone={(ended) => onDone?.(ended)}
    />
  );
}

function toWhat(count: number | null): string {
  if (count === null) return "all other sessions";
  return count === 1 ? "1 other session" : `${count} other sessions`;
}

"use client";

import { Button } from "@/components/ui/button";
import { findFreshUntilMs, PROOF_RESERVE_MS } from "@/lib/client/account/proof";
import { formatClock } from "./format-clock";
import { useProof } from "./proof-context";
import { findReadOnlyReason } from "./read-only-reason";
import { useSecondsLeft } from "./use-seconds-left";
import { useViewer } from "./viewer-context";

/** How long changes to security need no further question; nothing while there is no such time. */
export function ProofClock() {
  const { user } = useViewer();
  const { extendProof } = useProof();
  const until = findFreshUntilMs(user);
  const left = useSecondsLeft(until && until - PROOF_RESERVE_MS);
  if (left === 0 || findReadOnlyReason(user)) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-3 text-sm text-muted">
      <span className="tabular-nums">
        {"You confirmed that it is you, and are not asked again for "}
        <span role="timer" aria-live="off">
          {formatClock(left)}
        </span>
        .
      </span>
      <Button variant="link" onClick={() => extendProof().catch(() => {})}>
        Extend
      </Button>
    </p>
  );
}

"use client";

import { useEffect } from "react";
import { OutsideFrame } from "@/components/settings/outside-frame";
import { styleButton } from "@/components/ui/button-style";
import { findDigest } from "@/lib/client/find-digest";
import { CODE_MISSING, isCodeMissing } from "@/lib/client/is-code-missing";
import { FaultId } from "./fault-id";

interface FaultPageProps {
  error: unknown;
  onRetry: () => void;
}

/** The last resort: what is safe, a way on, and an id that a person can quote. Every page loads it. */
export function FaultPage({ error, onRetry }: FaultPageProps) {
  const digest = findDigest(error);
  const isMissing = isCodeMissing(error);

  useEffect(() => document.querySelector<HTMLElement>("h1")?.focus(), []);

  return (
    <OutsideFrame
      title="This page could not be shown"
      description={`${isMissing ? CODE_MISSING : "The fault is on our side."} What you saved before is safe.`}
      actions={
        <>
          <button
            type="button"
            className={styleButton("primary")}
            onClick={isMissing ? () => window.location.reload() : onRetry}
          >
            Try again
          </button>
          {digest && <FaultId id={digest} />}
        </>
      }
    />
  );
}

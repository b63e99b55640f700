"use client";

import { useEffect } from "react";
import { OutsideFrame } from "@/components/settings/outside-frame";
import { Button } from "@/components/ui/button";
import { RequestId } from "@/components/ui/request-id";
import { findDigest } from "@/lib/client/find-digest";

interface FaultPageProps {
  error: unknown;
  onRetry: () => void;
}

/** The last resort: what is safe, a way on, and an id that a person can quote. */
export function FaultPage({ error, onRetry }: FaultPageProps) {
  const digest = findDigest(error);

  useEffect(() => document.querySelector<HTMLElement>("h1")?.focus(), []);

  return (
    <OutsideFrame
      title="This page could not be shown"
      description="The fault is on our side. What you saved before is safe."
      actions={
        <>
          <Button variant="primary" onClick={onRetry}>
            Try again
          </Button>
          {digest && <RequestId id={digest} />}
        </>
      }
    />
  );
}

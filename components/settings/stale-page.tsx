"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { ViewerFault } from "./same-person";
import { WaitText } from "./wait-text";

/** Above a page that the server could not make anew. */
export function StalePage({ fault }: { fault: ViewerFault }) {
  const router = useRouter();
  const [isRetrying, startRetry] = useTransition();
  const { detail, requestId, retryAfterSeconds } = fault;
  return (
    <Notice
      tone="danger"
      title="This page may be out of date"
      requestId={requestId}
      className="mb-6"
      actions={
        <Button
          size="sm"
          pending={isRetrying}
          pendingLabel="Trying again"
          onClick={() => startRetry(() => router.refresh())}
        >
          Try again
        </Button>
      }
    >
      {detail} {retryAfterSeconds !== null && <WaitText seconds={retryAfterSeconds} since={fault} />}
    </Notice>
  );
}

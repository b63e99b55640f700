"use client";

import { useEffect, useState } from "react";
import { Card } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { routes } from "@/lib/routes";
import { BackLink } from "./back-link";
import { useActivePath } from "./use-active-path";
import { WaitText } from "./wait-text";

interface FrameFaultProps {
  /** What happened, in the server's words. */
  detail: string;
  requestId: string | null;
  retryAfterSeconds?: number | null;
  /** Loads the page anew unless given. */
  onRetry?: (() => void) | undefined;
}

/** A page of the settings that could not be made; the navigation around it stays. */
export function FrameFault({ detail, requestId, retryAfterSeconds, onRetry = reload }: FrameFaultProps) {
  const isActive = useActivePath();
  const [isRetrying, setIsRetrying] = useState(false);
  const [since] = useState({});

  useEffect(() => document.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true }), []);

  return (
    <>
      <PageHeader
        before={
          !isActive(routes.settings) && (
            <BackLink href={routes.settings} className="sm:hidden">
              Settings
            </BackLink>
          )
        }
        title="This page could not be shown"
        description="Nothing was changed. What you saved before is safe."
      />
      <Card className="mt-6">
        <ErrorState
          title={detail}
          requestId={requestId ?? undefined}
          retrying={isRetrying}
          onRetry={() => {
            setIsRetrying(true);
            onRetry();
          }}
        >
          {retryAfterSeconds ? <WaitText seconds={retryAfterSeconds} since={since} /> : null}
        </ErrorState>
      </Card>
    </>
  );
}

function reload() {
  window.location.reload();
}

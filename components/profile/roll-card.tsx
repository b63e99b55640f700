"use client";

import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardFooter } from "@/components/ui/card";
import { ConfirmDialog, preloadConfirmDialog } from "@/components/ui/confirm-dialog";
import { useNow } from "@/components/ui/use-now";
import { rollApiKey } from "@/lib/client/profile/api-key-calls";
import { findExpiryState } from "@/lib/client/profile/expiry";
import { ApiError } from "@/lib/contract/api-error";
import type { ApiKey } from "@/lib/contract/schemas/api-keys";
import { routes } from "@/lib/routes";
import type { FreshKeyState } from "./use-fresh-key";

interface RollCardProps {
  apiKey: ApiKey;
  fresh: FreshKeyState;
}

/** A new value would be as dead as the old one. */
export function RollCard(props: RollCardProps) {
  const nowMs = useNow();
  const isExpired = nowMs !== null && findExpiryState(props.apiKey.expires_at, nowMs) === "expired";
  if (!isExpired) return <RollLiveKey {...props} />;
  return (
    <Card id="roll" title="Give it a new value" description="It has expired. Make a new key instead.">
      <CardFooter hint="Programs that use it are refused already.">
        <Button asChild size="sm">
          <Link href={routes.newApiKey}>Make a key</Link>
        </Button>
      </CardFooter>
    </Card>
  );
}

/** A new value for the same key. The answer holds it, so no mutation keeps the answer. */
function RollLiveKey({ apiKey, fresh }: RollCardProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [problem, setProblem] = useState<Error | null>(null);

  function changeOpen(open: boolean) {
    setProblem(null);
    setIsOpen(open);
  }

  async function roll() {
    setProblem(null);
    try {
      if (await fresh.make(() => rollApiKey(apiKey.id))) setIsOpen(false);
    } catch (error) {
      setProblem(error instanceof Error ? error : new Error(String(error)));
    }
  }

  return (
    <Card
      id="roll"
      title="Give it a new value"
      description="When the value may have been seen by others. Its label, scopes and expiry stay."
    >
      <CardFooter hint="The old value stops working at once.">
        <Button
          size="sm"
          aria-haspopup="dialog"
          onPointerEnter={preloadConfirmDialog}
          onFocus={preloadConfirmDialog}
          onClick={() => changeOpen(true)}
        >
          Roll key
        </Button>
        <ConfirmDialog
          open={isOpen}
          onOpenChange={changeOpen}
          title={`Give ${apiKey.label} a new value?`}
          description="The old value stops at once: programs that use it are refused until they have the new one, which is shown here once."
          confirmLabel="Roll key"
          pendingLabel="Rolling"
          pending={fresh.isMaking}
          onConfirm={() => void roll()}
          error={problem && { title: "The old value still works", ...toDetail(problem) }}
        />
      </CardFooter>
    </Card>
  );
}

function toDetail(error: Error) {
  const known = error instanceof ApiError ? error : null;
  return {
    detail: known?.detail ?? "Something went wrong on this page.",
    ...(known?.requestId && { requestId: known.requestId }),
  };
}

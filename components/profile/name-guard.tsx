"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import { useLeaveGuard } from "@/components/settings/use-leave-guard";

const ConfirmDialog = lazy(async () => ({
  default: (await import("@/components/ui/confirm-dialog")).ConfirmDialog,
}));

/** A moment, so that a letter typed and taken back again does not crowd the history. */
const SETTLE_MS = 300;

/** Asks before a name that was typed and not saved goes with the page. */
export function NameGuard({ isDirty }: { isDirty: boolean }) {
  const [isHeld, setIsHeld] = useState(false);
  const guard = useLeaveGuard(isDirty && isHeld);

  useEffect(() => {
    if (!isDirty) return setIsHeld(false);
    const timer = setTimeout(() => setIsHeld(true), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [isDirty]);

  if (!guard.isAsking) return null;
  return (
    <Suspense fallback={null}>
      <ConfirmDialog
        open
        onOpenChange={(isOpen) => !isOpen && guard.stay()}
        title="Leave without saving your name?"
        description="What you typed is gone then. Your name stays as it is."
        cancelLabel="Stay"
        confirmLabel="Leave without saving"
        pendingLabel="Leaving"
        onConfirm={guard.leave}
      />
    </Suspense>
  );
}

"use client";

import { useLeaveGuard } from "@/components/settings/use-leave-guard";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";

/** Asks before a name that was typed and not saved goes with the page. */
export function NameGuard({ isDirty }: { isDirty: boolean }) {
  const guard = useLeaveGuard(isDirty, { isText: true });
  if (!guard.isAsking) return null;
  return (
    <ConfirmDialog
      open
      onOpenChange={(isOpen) => !isOpen && guard.stay()}
      title="Leave without saving your name?"
      description="What you typed goes with this page. Your name stays as it is."
      cancelLabel="Stay"
      confirmLabel="Leave without saving"
      pendingLabel="Leaving"
      onConfirm={guard.leave}
    />
  );
}

"use client";

import type { LeaveGuard } from "@/components/settings/use-leave-guard";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";

interface LeaveCodesDialogProps {
  guard: LeaveGuard;
  isMaking: boolean;
  /** Whether others became void for these. */
  hasFormer: boolean;
  onLeave: () => void;
}

export function LeaveCodesDialog({ guard, isMaking, hasFormer, onLeave }: LeaveCodesDialogProps) {
  return (
    <ConfirmDialog
      open={guard.isAsking}
      onOpenChange={(isOpen) => !isOpen && guard.stay()}
      title="Leave without saving your codes?"
      description={`${isMaking ? MAKING : SHOWN} ${hasFormer ? FORMER : FIRST}`}
      cancelLabel="Stay"
      confirmLabel="Leave without saving"
      pendingLabel="Leaving"
      onConfirm={() => {
        onLeave();
        guard.leave();
      }}
    />
  );
}

const MAKING = "Your backup codes are on their way.";
const SHOWN = "Your backup codes are shown on this page now.";
const FORMER = "The former ones no longer work.";
const FIRST = "Without them, a lost device locks you out.";

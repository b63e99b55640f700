"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useProof } from "@/components/settings/proof-context";
import { Button } from "@/components/ui/button";
import { ConfirmDialog, preloadConfirmDialog } from "@/components/ui/confirm-dialog";
import { ProofCancelledError } from "@/lib/client/account/proof";
import { cancelEmailChange } from "@/lib/client/email/email-calls";
import { refetchSecurity } from "@/lib/client/security/refetch-security";
import { ApiError } from "@/lib/contract/api-error";

interface CancelChangeProps {
  pending: string;
  current: string;
}

export function CancelChange({ pending, current }: CancelChangeProps) {
  const client = useQueryClient();
  const { withProof } = useProof();
  const [isOpen, setIsOpen] = useState(false);
  const [isPending, setIsPending] = useState(false);
  const [problem, setProblem] = useState<Error | null>(null);

  function changeOpen(open: boolean) {
    setProblem(null);
    setIsOpen(open);
  }

  async function confirm() {
    if (isPending) return;
    setIsPending(true);
    setProblem(null);
    try {
      await withProof(cancelEmailChange);
      await refetchSecurity(client);
    } catch (error) {
      if (error instanceof ProofCancelledError) return;
      setProblem(error instanceof Error ? error : new Error("unknown"));
    } finally {
      setIsPending(false);
    }
  }

  return (
    <>
      <Button
        id="cancel-change"
        variant="danger-outline"
        size="sm"
        aria-haspopup="dialog"
        onPointerEnter={preloadConfirmDialog}
        onFocus={preloadConfirmDialog}
        onClick={() => changeOpen(true)}
      >
        Cancel the change
      </Button>
      <ConfirmDialog
        open={isOpen}
        onOpenChange={changeOpen}
        title="Cancel the change?"
        description={`You keep ${current}. The code and the link that were sent to ${pending} stop working.`}
        confirmLabel="Cancel the change"
        cancelLabel="Keep waiting"
        pendingLabel="Cancelling"
        pending={isPending}
        onConfirm={confirm}
        error={toProblem(problem)}
      />
    </>
  );
}

function toProblem(error: Error | null) {
  if (!error) return null;
  const known = error instanceof ApiError ? error : null;
  return {
    title: "The change is still pending",
    detail: known?.detail ?? "Something went wrong on this page.",
    ...(known?.requestId && { requestId: known.requestId }),
  };
}

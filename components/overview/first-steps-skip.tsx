"use client";

import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { ProofCancelledError } from "@/lib/client/account/proof";
import type { FirstStep } from "@/lib/client/profile/list-first-steps";
import type { Skip, useSkipOnboarding } from "@/lib/client/profile/use-skip-onboarding";
import { ApiError } from "@/lib/contract/api-error";

const ConfirmDialog = lazy(async () => ({
  default: (await import("@/components/ui/confirm-dialog")).ConfirmDialog,
}));

type Reason = Skip["reason"];

interface FirstStepsSkipProps {
  skip: ReturnType<typeof useSkipOnboarding>;
  /** Where the person stood. */
  step: FirstStep["id"] | "done";
  handOver: { organizationName: string } | null;
}

/** Leaves the first steps; asks before that takes a hand-over back. */
export function FirstStepsSkip({ skip, step, handOver }: FirstStepsSkipProps) {
  const [asked, setAsked] = useState<Reason | null>(null);
  const wanted = skip.isPending ? skip.variables.reason : null;

  function leave(reason: Reason) {
    if (skip.isPending) return;
    skip.mutateAsync({ reason, step_at_skip: step }).then(
      () => {
        setAsked(null);
        document.querySelector("h1")?.focus({ preventScroll: true });
      },
      () => {},
    );
  }

  const press = (reason: Reason) => (handOver ? setAsked(reason) : leave(reason));
  const problem = toProblem(skip.error);
  return (
    <>
      {problem && !asked && (
        <p role="alert" className="text-sm text-danger">
          Not skipped. {problem}
        </p>
      )}
      <Button
        size="sm"
        variant="ghost"
        pending={wanted === "other" && !asked}
        pendingLabel="Skipping"
        onClick={() => press("other")}
      >
        I do not need them
      </Button>
      <Button
        size="sm"
        pending={wanted === "later" && !asked}
        pendingLabel="Skipping"
        onClick={() => press("later")}
      >
        Skip for now
      </Button>
      {handOver && asked && (
        <Suspense fallback={null}>
          <ConfirmDialog
            open
            onOpenChange={(isOpen) => !isOpen && setAsked(null)}
            title="Skip, and take the set-up back?"
            description={`Your colleague's invitation to set up ${handOver.organizationName} is cancelled. To hand it over again, you invite them anew.`}
            confirmLabel="Skip and cancel the invitation"
            pendingLabel="Skipping"
            cancelLabel="Keep both"
            pending={skip.isPending}
            onConfirm={() => leave(asked)}
            error={problem ? { title: "Nothing was skipped or cancelled", detail: problem } : null}
          />
        </Suspense>
      )}
    </>
  );
}

function toProblem(error: Error | null): string | null {
  if (!error || error instanceof ProofCancelledError) return null;
  return error instanceof ApiError ? error.detail : "Something went wrong on this page.";
}

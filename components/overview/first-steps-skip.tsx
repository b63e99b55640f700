"use client";

import { type ReactNode, useState } from "react";
import { useErrorWait } from "@/components/settings/use-error-wait";
import { WaitText } from "@/components/settings/wait-text";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ProofCancelledError } from "@/lib/client/account/proof";
import type { FirstStep } from "@/lib/client/profile/list-first-steps";
import type { Skip, useSkipOnboarding } from "@/lib/client/profile/use-skip-onboarding";
import { ApiError } from "@/lib/contract/api-error";

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
  const isWaiting = useErrorWait(skip.error) > 0;
  return (
    <>
      {problem && !asked && (
        <p role="alert" className="text-sm text-pretty">
          <span className="font-medium text-danger">Not skipped.</span> {problem}
        </p>
      )}
      <Button
        size="sm"
        variant="ghost"
        disabled={isWaiting}
        pending={wanted === "other" && !asked}
        pendingLabel="Skipping"
        onClick={() => press("other")}
      >
        I do not need them
      </Button>
      <Button
        id="skip-first-steps"
        size="sm"
        disabled={isWaiting}
        pending={wanted === "later" && !asked}
        pendingLabel="Skipping"
        onClick={() => press("later")}
      >
        Skip for now
      </Button>
      {handOver && asked && (
        <ConfirmDialog
          open
          onOpenChange={(isOpen) => !isOpen && setAsked(null)}
          title="Skip, and take the set-up back?"
          description={`Your colleague's invitation to set up ${handOver.organizationName} is cancelled. To hand it over again, you invite them anew.`}
          confirmLabel="Skip and cancel the invitation"
          pendingLabel="Skipping"
          cancelLabel="Keep the steps and the invitation"
          pending={skip.isPending}
          canConfirm={!isWaiting}
          onConfirm={() => leave(asked)}
          error={problem ? { title: "Nothing was skipped or cancelled", detail: problem } : null}
        />
      )}
    </>
  );
}

function toProblem(error: Error | null): ReactNode {
  if (!error || error instanceof ProofCancelledError) return null;
  if (!(error instanceof ApiError)) return "Something went wrong on this page.";
  if (error.status !== 429) return error.detail;
  const { retryAfterSeconds: seconds } = error;
  return (
    <>
      You tried this many times. {seconds ? <WaitText seconds={seconds} since={error} /> : "Try again later."}
    </>
  );
}

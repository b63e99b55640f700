"use client";

import { AccessNotice } from "@/components/settings/access-notice";
import { useProof } from "@/components/settings/proof-context";
import { findReadOnlyReason } from "@/components/settings/read-only-reason";
import { useViewer } from "@/components/settings/viewer-context";
import { Card, CardBody, CardFooter } from "@/components/ui/card";
import { ItemList } from "@/components/ui/item";
import { Notice } from "@/components/ui/notice";
import { findHandOver, isFirstStepsOpen, listFirstSteps } from "@/lib/client/profile/list-first-steps";
import { useSkipOnboarding } from "@/lib/client/profile/use-skip-onboarding";
import type { Integration } from "@/lib/contract/schemas/github";
import { FirstStepRow } from "./first-steps-row";
import { FirstStepsSkip } from "./first-steps-skip";
import { HandOverNotice } from "./hand-over-notice";

interface FirstStepsProps {
  /** Undefined while not read. */
  installations: readonly Integration[] | undefined;
}

/** What a new account needs, until all of it is done or the person leaves it. */
export function FirstSteps({ installations }: FirstStepsProps) {
  const { user, capabilities } = useViewer();
  const { access } = capabilities;
  const { withProof } = useProof();
  const skip = useSkipOnboarding(withProof);
  const steps = listFirstSteps(user, installations, access);
  const done = steps.filter(({ isDone }) => isDone).length;
  const next = steps.find(({ isDone }) => isDone === false);
  const handOver = findHandOver(user);
  if (findReadOnlyReason(user)) return null;
  const canSkip = access.skipFirstSteps.kind === "works";
  // Where they can only be skipped, and that cannot be done here, nothing is left of them.
  const isOver = !canSkip && done === steps.length;
  if (isOver || !isFirstStepsOpen(user, installations, access)) {
    if (handOver) return <HandOverNotice organizationName={handOver.organizationName} />;
    return skip.isSuccess && <SkippedNotice onDismiss={skip.reset} />;
  }

  function toHint() {
    if (skip.error) return undefined;
    if (canSkip) return "You find each of them in the navigation, too.";
    const title = "Leaving them needs a sign-in with e-mail and password";
    return <AccessNotice access={access.skipFirstSteps} look="line" title={title} />;
  }

  return (
    <Card
      id="first-steps"
      title="First steps"
      description="What makes this account safe and useful."
      aside={
        <span className="text-sm text-muted tabular-nums">
          {done} of {steps.length} done
        </span>
      }
    >
      {handOver && (
        <HandOverNotice isInSteps canSkip={canSkip} organizationName={handOver.organizationName} />
      )}
      <CardBody flush>
        <ItemList>
          {steps.map((step) => (
            <FirstStepRow key={step.id} step={step} />
          ))}
        </ItemList>
      </CardBody>
      <CardFooter hint={toHint()}>
        {canSkip && <FirstStepsSkip skip={skip} step={next?.id ?? "done"} handOver={handOver} />}
      </CardFooter>
    </Card>
  );
}

/** They do not come back, so it is said where each of them is. */
function SkippedNotice({ onDismiss }: { onDismiss: () => void }) {
  return (
    <Notice tone="neutral" title="The first steps are put away" onDismiss={onDismiss}>
      You find each of them in the navigation.
    </Notice>
  );
}

"use client";

import { useProof } from "@/components/settings/proof-context";
import { useViewer } from "@/components/settings/viewer-context";
import { Card, CardBody, CardFooter } from "@/components/ui/card";
import { ItemList } from "@/components/ui/item";
import { findHandOver, isOnboardingSkipped, listFirstSteps } from "@/lib/client/profile/list-first-steps";
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
  const { user } = useViewer();
  const { withProof } = useProof();
  const skip = useSkipOnboarding(withProof);
  const steps = listFirstSteps(user, installations);
  const done = steps.filter(({ isDone }) => isDone).length;
  const next = steps.find(({ isDone }) => isDone === false);
  const handOver = findHandOver(user);
  const isOver = steps.every(({ isDone }) => isDone);
  if (user.is_impersonated || isOnboardingSkipped(user) || (isOver && !handOver)) return null;
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
      {handOver && <HandOverNotice organizationName={handOver.organizationName} />}
      <CardBody flush>
        <ItemList>
          {steps.map((step) => (
            <FirstStepRow key={step.id} step={step} />
          ))}
        </ItemList>
      </CardBody>
      <CardFooter hint={skip.error ? undefined : "You find each of them in the navigation, too."}>
        <FirstStepsSkip skip={skip} step={next?.id ?? "done"} handOver={handOver} />
      </CardFooter>
    </Card>
  );
}

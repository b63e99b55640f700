"use client";

import { type FormEvent, useRef, useState } from "react";
import { formatClock } from "@/components/settings/format-clock";
import { useSecondsLeft } from "@/components/settings/use-seconds-left";
import { Button } from "@/components/ui/button";
import { CardBody, CardFooter } from "@/components/ui/card";
import { CodeInput } from "@/components/ui/code-input";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { SetupCard } from "./setup-card";
import { type CodeProblem, describeCodeProblem } from "./setup-code-problem";
import { SetupTimeLeft } from "./setup-time-left";
import { useIsPhone } from "./use-is-phone";

const HINT_AFTER = 2;

interface SetupCodeStepProps {
  place: string;
  issuer: string;
  account: string;
  expiresAtMs: number;
  failures: number;
  problem: CodeProblem | null;
  /** Never rejects: a refusal comes back as `problem`. */
  onSubmit: (token: string) => Promise<void>;
  onProblem: (problem: CodeProblem) => void;
  onTyped: () => void;
  onBack: () => void;
  onStartOver: () => void;
}

export function SetupCodeStep(props: SetupCodeStepProps) {
  const { failures, problem, onBack } = props;
  const isPhone = useIsPhone();
  const formRef = useRef<HTMLFormElement>(null);
  const isRunning = useRef(false);
  const [code, setCode] = useState("");
  const [isPending, setIsPending] = useState(false);
  const secondsLeft = useSecondsLeft(problem?.kind === "locked" ? problem.untilMs : null);

  async function submit(token: string) {
    if (isRunning.current || secondsLeft > 0) return;
    if (token.length < 6) return props.onProblem({ kind: "empty" });
    isRunning.current = true;
    setIsPending(true);
    await props.onSubmit(token);
    isRunning.current = false;
    setIsPending(false);
    setCode("");
    requestAnimationFrame(() => formRef.current?.querySelector("input")?.focus());
  }

  const isOutlived = problem?.kind === "locked" && problem.untilMs > props.expiresAtMs;
  const next = isOutlived ? "start over with a new key" : "try again";
  const wait = secondsLeft > 0 ? ` You can ${next} in ${formatClock(secondsLeft)}.` : "";
  return (
    <SetupCard
      place={props.place}
      title="Enter the code"
      description={`Your app now shows six digits for ${props.account}. They change every 30 seconds.`}
      takesFocus={false}
    >
      <Form
        ref={formRef}
        aria-label="Enter the code"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void submit(code);
        }}
      >
        <CardBody>
          <Field
            label="Code of your authenticator app"
            error={problem ? describeCodeProblem(problem) + wait : undefined}
          >
            <CodeInput
              autoFocus
              value={code}
              onComplete={submit}
              onValueChange={(value) => {
                setCode(value);
                props.onTyped();
              }}
            />
          </Field>
          {failures >= HINT_AFTER && <Hint {...props} />}
        </CardBody>
        <CardFooter hint={<SetupTimeLeft expiresAtMs={props.expiresAtMs} />}>
          <Button onClick={onBack}>{isPhone ? "Back to the key" : "Back to the QR code"}</Button>
          <Button
            type="submit"
            variant="primary"
            pending={isPending}
            pendingLabel="Checking"
            disabled={secondsLeft > 0}
          >
            Confirm
          </Button>
        </CardFooter>
      </Form>
    </SetupCard>
  );
}

function Hint({ issuer, account, problem, onStartOver }: SetupCodeStepProps) {
  const isClockNamed = problem?.kind === "wrong" && problem.clockOffsetSeconds !== null;
  return (
    <Notice
      className="mt-2"
      title="If codes are refused again"
      actions={
        <Button size="sm" onClick={onStartOver}>
          Start over with a new key
        </Button>
      }
    >
      Check {isClockNamed ? "" : "that your device sets its time automatically, and "}that the code is the one
      of “{issuer}: {account}”. An entry from an earlier try has a key that is no longer valid: delete it
      there.
    </Notice>
  );
}

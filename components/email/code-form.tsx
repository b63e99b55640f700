"use client";

import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { describeWait } from "@/components/settings/describe-wait";
import { useSecondsLeft } from "@/components/settings/use-seconds-left";
import { Button } from "@/components/ui/button";
import { CodeInput } from "@/components/ui/code-input";
import { Field } from "@/components/ui/field";
import { type StepAfter, verifyEmail } from "@/lib/client/email/verify-email";
import { type CodeProblem, explainCode } from "./code-problem";

const CODE_LENGTH = 6;

interface CodeFormProps {
  uuid: string;
  /** When the mail with the code was asked for, where that is known. */
  sentAtMs: number | null;
  /** What there is to do about a code that is dead. */
  wayOut: string;
  onVerified: (step: StepAfter) => void;
  /** What to do about an address that is taken. */
  onTaken?: ReactNode;
}

/** Sends itself on the sixth digit. Give it a new `key` with each mail: what was said concerned the former. */
export function CodeForm({ uuid, sentAtMs, wayOut, onVerified, onTaken }: CodeFormProps) {
  const formRef = useRef<HTMLFormElement>(null);
  const [code, setCode] = useState("");
  const [isPending, setIsPending] = useState(false);
  const [problem, setProblem] = useState<CodeProblem | null>(null);
  const secondsLeft = useSecondsLeft(problem?.untilMs ?? null);
  const isLocked = problem?.isLocked ?? false;

  async function submit(value: string) {
    if (isPending || isLocked || secondsLeft > 0) return;
    if (value.length < CODE_LENGTH) return setProblem(TOO_SHORT);
    setIsPending(true);
    setProblem(null);
    try {
      onVerified(await verifyEmail({ uuid, code: value }));
    } catch (error) {
      const explained = explainCode(error, { sentAtMs, nowMs: Date.now(), wayOut });
      setProblem(explained);
      setCode("");
      // A locked field holds no focus.
      requestAnimationFrame(() => {
        (explained.isLocked ? formRef.current : formRef.current?.querySelector("input"))?.focus();
      });
    } finally {
      setIsPending(false);
    }
  }

  function change(value: string) {
    setCode(value);
    if (problem?.untilMs === null && !isLocked) setProblem(null);
  }

  const wait = secondsLeft > 0 ? ` Try again ${describeWait(secondsLeft)}.` : "";
  return (
    <form
      ref={formRef}
      noValidate
      tabIndex={-1}
      aria-label="Code from the mail"
      className="outline-none"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void submit(code);
      }}
    >
      <Field label="Six-digit code from the mail" error={problem ? problem.text + wait : undefined}>
        <CodeInput value={code} disabled={isLocked} onValueChange={change} onComplete={submit} />
      </Field>
      {problem?.isTaken && onTaken}
      <Button
        type="submit"
        variant="primary"
        className="mt-2"
        pending={isPending}
        pendingLabel="Checking"
        disabled={isLocked || secondsLeft > 0}
      >
        Confirm address
      </Button>
    </form>
  );
}

const TOO_SHORT: CodeProblem = {
  text: "Enter all six digits",
  untilMs: null,
  isLocked: false,
  isTaken: false,
};

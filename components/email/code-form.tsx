"use client";

import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { formatClock } from "@/components/settings/format-clock";
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
  onVerified: (step: StepAfter) => void;
  /** What to do about an address that is taken. */
  onTaken?: ReactNode;
}

/** Sends itself on the sixth digit. Give it a new `key` with each mail: what was said concerned the former. */
export function CodeForm({ uuid, sentAtMs, onVerified, onTaken }: CodeFormProps) {
  const formRef = useRef<HTMLFormElement>(null);
  const [code, setCode] = useState("");
  const [isPending, setIsPending] = useState(false);
  const [problem, setProblem] = useState<CodeProblem | null>(null);
  const secondsLeft = useSecondsLeft(problem?.untilMs ?? null);

  async function submit(value: string) {
    if (isPending || secondsLeft > 0) return;
    if (value.length < CODE_LENGTH) return setProblem({ text: TOO_SHORT, untilMs: null, isTaken: false });
    setIsPending(true);
    setProblem(null);
    try {
      onVerified(await verifyEmail({ uuid, code: value }));
    } catch (error) {
      setProblem(explainCode(error, { sentAtMs, nowMs: Date.now() }));
      setCode("");
      requestAnimationFrame(() => formRef.current?.querySelector("input")?.focus());
    } finally {
      setIsPending(false);
    }
  }

  function change(value: string) {
    setCode(value);
    if (problem?.untilMs === null) setProblem(null);
  }

  const wait = secondsLeft > 0 ? ` Or try again in ${formatClock(secondsLeft)}.` : "";
  return (
    <form
      ref={formRef}
      noValidate
      aria-label="Code from the mail"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void submit(code);
      }}
    >
      <Field label="Six-digit code from the mail" error={problem ? problem.text + wait : undefined}>
        <CodeInput value={code} onValueChange={change} onComplete={submit} />
      </Field>
      {problem?.isTaken && onTaken}
      <Button
        type="submit"
        variant="primary"
        className="mt-2"
        pending={isPending}
        pendingLabel="Checking"
        disabled={secondsLeft > 0}
      >
        Confirm address
      </Button>
    </form>
  );
}

const TOO_SHORT = "Enter all six digits";

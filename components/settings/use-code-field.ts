"use client";

import { type FormEvent, useRef, useState } from "react";
import type { CodeProblem } from "./code-problem";
import { addWait } from "./describe-wait";
import { useSecondsLeft } from "./use-seconds-left";

interface CodeFieldOptions<Problem extends CodeProblem> {
  /** What is wrong with a code before anybody is asked. */
  check: (code: string) => NoInfer<Problem> | null;
  onSubmit: (code: string) => Promise<void>;
  /** Why it was refused; null where the form itself is over. */
  explain: (error: unknown) => Problem | null;
  /** Accepted, and what follows is on its way. */
  isLeaving?: boolean;
}

/** The state of a form for one code, which may send itself on the last digit. */
export function useCodeField<Problem extends CodeProblem>(options: CodeFieldOptions<Problem>) {
  const { check, onSubmit, explain, isLeaving = false } = options;
  const formRef = useRef<HTMLFormElement>(null);
  const [code, setCode] = useState("");
  const [isPending, setIsPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const secondsLeft = useSecondsLeft(problem?.untilMs ?? null);
  const isLocked = problem?.isLocked ?? false;
  const isBusy = isPending || isLeaving;
  const isBarred = isLocked || secondsLeft > 0;

  async function submit(value: string) {
    if (isBusy || isBarred) return;
    const fault = check(value);
    if (fault) {
      setProblem(fault);
      return focus();
    }
    setIsPending(true);
    setProblem(null);
    try {
      await onSubmit(value);
    } catch (error) {
      fail(error);
    } finally {
      setIsPending(false);
    }
  }

  function fail(error: unknown) {
    const explained = explain(error);
    if (explained === null) return;
    setProblem(explained);
    setCode("");
    focus(explained.isLocked);
  }

  function change(value: string) {
    setCode(value);
    // What was said concerned the former code; a wait stays until it is over.
    if (!isBarred) setProblem(null);
  }

  /** A locked field holds no focus. */
  function focus(isForm = false) {
    requestAnimationFrame(() => {
      (isForm ? formRef.current : formRef.current?.querySelector("input"))?.focus();
    });
  }

  const form = {
    ref: formRef,
    noValidate: true,
    onSubmit(event: FormEvent) {
      event.preventDefault();
      void submit(code);
    },
  };
  const error = problem ? addWait(problem.text, secondsLeft) : undefined;
  const clear = () => setProblem(null);
  return { form, code, problem, error, isLocked, isBusy, isBarred, submit, change, fail, clear, focus };
}

"use client";

import { type FormEvent, type ReactNode, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { CodeInput } from "@/components/ui/code-input";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ApiError } from "@/lib/contract/api-error";
import { formatClock } from "./format-clock";
import { useSecondsLeft } from "./use-seconds-left";

export type SecondFactorMethod = "authenticator" | "backup_code";

interface SecondFactorFormProps {
  label: string;
  submitLabel: string;
  onSubmit: (token: string, method: SecondFactorMethod) => Promise<void>;
  /** The password is too old by now: back to it. */
  onExpired: () => void;
  /** Accepted, and what follows is on its way. */
  isLeaving?: boolean;
  /** Between the field and the button, with an authenticator code alone. */
  children?: ReactNode;
  /** Beside the button. */
  cancel?: ReactNode;
}

/** Asks for an authenticator code, or a backup code where the app is not at hand. */
export function SecondFactorForm(props: SecondFactorFormProps) {
  const { label, submitLabel, onSubmit, onExpired, isLeaving = false, children, cancel } = props;
  const id = useId();
  const formRef = useRef<HTMLFormElement>(null);
  const [method, setMethod] = useState<SecondFactorMethod>("authenticator");
  const [code, setCode] = useState("");
  const [isPending, setIsPending] = useState(false);
  const [problem, setProblem] = useState<{ text: string; untilMs: number | null } | null>(null);
  const secondsLeft = useSecondsLeft(problem?.untilMs ?? null);
  const isBusy = isPending || isLeaving;

  async function submit(token: string) {
    if (isBusy || secondsLeft > 0) return;
    if (token.trim() === "") return setProblem({ text: "Enter a code", untilMs: null });
    setIsPending(true);
    setProblem(null);
    try {
      await onSubmit(token, method);
    } catch (error) {
      if (error instanceof ApiError && error.code === "2fa_expired") return onExpired();
      setProblem(explain(error, method));
      setCode("");
      requestAnimationFrame(() => formRef.current?.querySelector("input")?.focus());
    } finally {
      setIsPending(false);
    }
  }

  function change(value: string) {
    setCode(value);
    // What was said concerned the former code; a wait stays until it is over.
    if (problem?.untilMs === null) setProblem(null);
  }

  function switchMethod() {
    setMethod(method === "authenticator" ? "backup_code" : "authenticator");
    setCode("");
    if (problem?.untilMs === null) setProblem(null);
    requestAnimationFrame(() => formRef.current?.querySelector("input")?.focus());
  }

  const wait = secondsLeft > 0 ? ` You can try again in ${formatClock(secondsLeft)}.` : "";
  const error = problem ? problem.text + wait : undefined;
  const isAuthenticator = method === "authenticator";
  return (
    <form
      ref={formRef}
      id={id}
      noValidate
      aria-label={label}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void submit(code);
      }}
    >
      {isAuthenticator ? (
        <Field label="Code of your authenticator app" error={error}>
          <CodeInput autoFocus value={code} onValueChange={change} onComplete={submit} />
        </Field>
      ) : (
        <Field
          label="Backup code"
          hint="Each one works once. Blanks and hyphens do not matter."
          error={error}
        >
          <Input
            className="font-mono"
            autoFocus
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={code}
            onChange={(event) => change(event.target.value)}
          />
        </Field>
      )}
      <Button variant="link" className="text-sm" onClick={switchMethod}>
        {isAuthenticator ? "Use a backup code instead" : "Use your authenticator app instead"}
      </Button>
      {isAuthenticator && children}
      <div className="mt-4 flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
        {cancel}
        <Button
          type="submit"
          variant="primary"
          pending={isBusy}
          pendingLabel="Checking"
          disabled={secondsLeft > 0}
          className={cancel ? undefined : "w-full"}
        >
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}

function explain(error: unknown, method: SecondFactorMethod): { text: string; untilMs: number | null } {
  const known = error instanceof ApiError ? error : null;
  const untilMs = known?.retryAfterSeconds ? Date.now() + known.retryAfterSeconds * 1_000 : null;
  switch (known?.code) {
    case "2fa_invalid":
      return {
        text:
          method === "authenticator"
            ? "That code is not right, or was used before. Wait for the next one and try again."
            : "That is none of your unused backup codes.",
        untilMs: null,
      };
    case "2fa_too_many_attempts":
      return { text: "Too many wrong codes. Codes are locked for a while to keep guesses out.", untilMs };
    default:
      return { text: known?.detail ?? "Something went wrong on this page.", untilMs };
  }
}

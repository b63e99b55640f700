"use client";

import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { CodeInput } from "@/components/ui/code-input";
import { Field } from "@/components/ui/field";
import { LiveRegion } from "@/components/ui/live-region";
import { ApiError } from "@/lib/contract/api-error";
import { checkLength } from "./code-problem";
import { describeWait } from "./describe-wait";
import { explainMailedCode } from "./mailed-code-problem";
import { useCodeField } from "./use-code-field";
import { useSecondsLeft } from "./use-seconds-left";

const RESEND_MS = 60_000;

interface MailedCodeFormProps {
  submitLabel: string;
  onSubmit: (code: string) => Promise<void>;
  onResend: () => Promise<void>;
  /** Nothing waits for a code any more: back to the password. */
  onOver: () => void;
  /** Accepted, and what follows is on its way. */
  isLeaving?: boolean;
  cancel?: ReactNode;
}

/** Asks for the code that today's PostHog mails at a sign-in without a second factor. */
export function MailedCodeForm(props: MailedCodeFormProps) {
  const { submitLabel, onSubmit, onResend, onOver, isLeaving, cancel } = props;
  const field = useCodeField({ check: checkLength, explain, onSubmit, isLeaving });

  function explain(error: unknown) {
    if (!(error instanceof ApiError && error.code === "no_pending_verification")) {
      return explainMailedCode(error, Date.now());
    }
    onOver();
    return null;
  }

  return (
    <form {...field.form} aria-label="Code from the mail">
      <Field
        label="Six-digit code from the mail"
        hint="The server mailed it to you just now. It works for ten minutes."
        error={field.error}
      >
        <CodeInput autoFocus value={field.code} onValueChange={field.change} onComplete={field.submit} />
      </Field>
      <Resend onResend={onResend} onFail={field.fail} onSent={field.clear} />
      <div className="mt-4 flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
        {cancel}
        <Button
          type="submit"
          variant="primary"
          pending={field.isBusy}
          pendingLabel="Checking"
          disabled={field.isBarred}
          className={cancel ? undefined : "w-full"}
        >
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}

interface ResendProps {
  onResend: () => Promise<void>;
  onSent: () => void;
  onFail: (error: unknown) => void;
}

/** One mail a minute, from the one that came with the question on. */
function Resend({ onResend, onSent, onFail }: ResendProps) {
  const [untilMs, setUntilMs] = useState(() => Date.now() + RESEND_MS);
  const [count, setCount] = useState(0);
  const [isSending, setIsSending] = useState(false);
  const left = useSecondsLeft(untilMs);

  async function resend() {
    setIsSending(true);
    try {
      await onResend();
      setUntilMs(Date.now() + RESEND_MS);
      setCount((sent) => sent + 1);
      onSent();
    } catch (error) {
      const wait = error instanceof ApiError ? error.retryAfterSeconds : null;
      if (wait === null) onFail(error);
      else setUntilMs(Date.now() + wait * 1_000);
    } finally {
      setIsSending(false);
    }
  }

  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-3 text-sm text-muted">
      {left === 0 ? (
        <Button variant="link" pending={isSending} pendingLabel="Sending" onClick={resend}>
          Send another code
        </Button>
      ) : (
        <p className="tabular-nums">
          {count > 0 && "Another mail is on its way. "}
          {`You can ask for another code ${describeWait(left)}.`}
        </p>
      )}
      <LiveRegion message={count === 0 ? "" : (MESSAGES[count % 2] ?? "")} />
    </div>
  );
}

/** Two, since the same words a second time would not be spoken. */
const MESSAGES = ["One more mail is on its way.", "Another mail is on its way."];

"use client";

import { type ReactNode, useState } from "react";
import { CodeInput } from "@/components/ui/code-input";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { ApiError } from "@/lib/contract/api-error";
import { CodeFormActions } from "./code-form-actions";
import { checkLength } from "./code-problem";
import { describeMailAge } from "./describe-mail-age";
import { MailboxLink } from "./mailbox-link";
import { explainMailedCode } from "./mailed-code-problem";
import { ResendCode } from "./resend-code";
import { useCodeField } from "./use-code-field";

interface MailedCodeFormProps {
  submitLabel: string;
  /** How old the mail is, where the question is not new. */
  ageSeconds?: number;
  onSubmit: (code: string) => Promise<void>;
  onResend: () => Promise<void>;
  /** Nothing waits for a code any more: back to the password. */
  onOver: () => void;
  /** Accepted, and what follows is on its way. */
  isLeaving?: boolean;
  cancel?: ReactNode;
  mailboxUrl: string | null;
  /** What else goes with the code. */
  children?: ReactNode;
}

/** Asks for the code that today's PostHog mails at a sign-in without a second factor. */
export function MailedCodeForm(props: MailedCodeFormProps) {
  const { submitLabel, onSubmit, onResend, onOver, isLeaving, cancel } = props;
  const [ageSeconds, setAgeSeconds] = useState(props.ageSeconds ?? 0);
  const field = useCodeField({ check: checkLength, explain, onSubmit, isLeaving });

  function explain(error: unknown) {
    if (!(error instanceof ApiError && error.code === "no_pending_verification")) {
      return explainMailedCode(error, Date.now());
    }
    onOver();
    return null;
  }

  function sent() {
    setAgeSeconds(0);
    field.clear();
  }

  const hint = `The server mailed it to you ${describeMailAge(ageSeconds)}. It works for ten minutes.`;
  return (
    <Form {...field.form} tabIndex={-1} aria-label="Code from the mail" className="outline-none">
      <Field
        label="Six-digit code from the mail"
        hint={field.isLocked ? undefined : hint}
        error={field.error}
      >
        <CodeInput
          autoFocus
          value={field.code}
          disabled={field.isLocked}
          onValueChange={field.change}
          onComplete={field.submit}
        />
      </Field>
      <MailboxLink url={props.mailboxUrl} variant="secondary" className="mb-3" />
      {!field.isLocked && (
        <ResendCode ageSeconds={ageSeconds} onResend={onResend} onFail={field.fail} onSent={sent} />
      )}
      {!field.isLocked && props.children}
      <CodeFormActions field={field} submitLabel={submitLabel} cancel={cancel} />
    </Form>
  );
}

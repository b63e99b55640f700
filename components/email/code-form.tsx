"use client";

import type { ReactNode } from "react";
import { checkLength } from "@/components/settings/code-problem";
import { useCodeField } from "@/components/settings/use-code-field";
import { Button } from "@/components/ui/button";
import { CodeInput } from "@/components/ui/code-input";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { type StepAfter, verifyEmail } from "@/lib/client/email/verify-email";
import { explainCode } from "./code-problem";

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
  const field = useCodeField({
    check: checkLength,
    explain: (error) => explainCode(error, { sentAtMs, nowMs: Date.now(), wayOut }),
    onSubmit: async (code) => onVerified(await verifyEmail({ uuid, code })),
  });
  return (
    <Form {...field.form} tabIndex={-1} aria-label="Code from the mail" className="outline-none">
      <Field label="Six-digit code from the mail" error={field.error}>
        <CodeInput
          value={field.code}
          disabled={field.isLocked}
          onValueChange={field.change}
          onComplete={field.submit}
        />
      </Field>
      {field.problem?.isTaken && onTaken}
      <Button
        type="submit"
        variant="primary"
        className="mt-2"
        pending={field.isBusy}
        pendingLabel="Checking"
        disabled={field.isBarred}
      >
        Confirm address
      </Button>
    </Form>
  );
}

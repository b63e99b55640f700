"use client";

import { useState } from "react";
import { useForm } from "react-hook-form";
import { ErrorNotice } from "@/components/settings/error-notice";
import { useSecondsLeft } from "@/components/settings/use-seconds-left";
import { Button } from "@/components/ui/button";
import { CardBody, CardFooter } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { ProofCancelledError } from "@/lib/client/account/proof";
import { keepDraft } from "@/lib/client/email/address-draft";
import { findAddressFault, toAddressText } from "@/lib/client/email/address-shape";
import { ApiError } from "@/lib/contract/api-error";
import { useDraft } from "./use-draft";

const LENGTH_MAX = 254;

interface ChangeFormProps {
  current: string;
  /** To correct; empty for a new one. */
  initial: string;
  submitLabel: string;
  hint: string | undefined;
  /** Whose typing is kept over a sign-in; null where there is nothing to keep. */
  draftOf: string | null;
  onSubmit: (email: string) => Promise<void>;
  /** Closes a form that was opened to correct an address. */
  onCancel?: () => void;
}

/** What was typed stays, whatever the server answers and whoever closes its question (R5). */
export function ChangeForm(props: ChangeFormProps) {
  const { current, initial, submitLabel, hint, draftOf, onSubmit, onCancel } = props;
  const form = useForm({ defaultValues: { email: initial } });
  useDraft(form, draftOf);
  const [problem, setProblem] = useState<Error | null>(null);
  const [untilMs, setUntilMs] = useState<number | null>(null);
  const isWaiting = useSecondsLeft(untilMs) > 0;
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async ({ email }) => {
    if (isWaiting) return;
    setProblem(null);
    try {
      await onSubmit(email.trim());
      if (draftOf !== null) keepDraft(draftOf, "");
    } catch (error) {
      if (error instanceof ProofCancelledError) return;
      const known = error instanceof ApiError ? error : null;
      if (known && isOfField(known)) {
        return form.setError("email", { message: toText(known) }, { shouldFocus: true });
      }
      if (known?.retryAfterSeconds) setUntilMs(Date.now() + known.retryAfterSeconds * 1_000);
      setProblem(error instanceof Error ? error : new Error("unknown"));
    }
  });

  return (
    <Form onSubmit={submit} aria-label="Change e-mail address">
      <CardBody className="flex flex-col gap-2">
        <Field label="New e-mail address" error={errors.email?.message} className="sm:max-w-90">
          <Input
            type="email"
            autoComplete="email"
            autoCapitalize="none"
            spellCheck={false}
            {...form.register("email", { validate: (email) => check(email.trim(), current) })}
          />
        </Field>
        {problem && <ErrorNotice title="Your address is unchanged" error={problem} />}
      </CardBody>
      <CardFooter hint={hint}>
        {onCancel && <Button onClick={onCancel}>Keep waiting</Button>}
        <Button
          type="submit"
          variant="primary"
          pending={isSubmitting}
          pendingLabel="Sending"
          disabled={isWaiting}
        >
          {submitLabel}
        </Button>
      </CardFooter>
    </Form>
  );
}

/** Only what no server accepts; the rest is the server's to say. */
function check(email: string, current: string): true | string {
  if (email === "") return "Enter an e-mail address";
  if (email === current) return "That is your address already";
  if (email.length > LENGTH_MAX) return `Use at most ${LENGTH_MAX} characters`;
  return findAddressFault(email) ?? true;
}

function isOfField({ attr, code }: ApiError): boolean {
  return attr === "email" || code === "unique" || code === "email_taken";
}

function toText(error: ApiError): string {
  const isTaken = error.code === "unique" || error.code === "email_taken";
  return isTaken ? "Another account uses that address." : toAddressText(error);
}

"use client";

import { type ReactNode, useState } from "react";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { PasswordInput } from "@/components/ui/password-input";
import { type Step, showPassword } from "@/lib/client/account/sign-in-steps";
import { ApiError } from "@/lib/contract/api-error";
import { addWait } from "./describe-wait";
import { useSecondsLeft } from "./use-seconds-left";

interface PasswordProofFormProps {
  /** For password managers, which go by the name beside the password. */
  email: string;
  /** The second factor came too late, so the password is asked again. */
  isExpired: boolean;
  cancel: ReactNode;
  onProved: () => Promise<void>;
  /** The password was right, and more is due. */
  onNext: (step: Exclude<Step, "done">) => void;
}

export function PasswordProofForm(props: PasswordProofFormProps) {
  const form = useForm({ defaultValues: { password: "" } });
  const [untilMs, setUntilMs] = useState<number | null>(null);
  const secondsLeft = useSecondsLeft(untilMs);
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async ({ password }) => {
    if (secondsLeft > 0) return;
    try {
      const step = await showPassword({ password });
      if (step === "done") await props.onProved();
      else props.onNext(step);
    } catch (error) {
      const known = error instanceof ApiError ? error : null;
      setUntilMs(known?.retryAfterSeconds ? Date.now() + known.retryAfterSeconds * 1_000 : null);
      // A password that was not even looked at may be right.
      if (known?.code === "invalid_credentials") form.setValue("password", "");
      form.setError("password", { message: explain(known) }, { shouldFocus: true });
    }
  });

  const expired = props.isExpired ? "That took more than ten minutes. Enter your password again." : undefined;
  const message = errors.password?.message;
  return (
    <Form onSubmit={submit} aria-label="Confirm that it is you">
      <input type="text" name="username" autoComplete="username" value={props.email} readOnly hidden />
      <Field label="Password" hint={props.email} error={message ? addWait(message, secondsLeft) : expired}>
        <PasswordInput
          autoFocus
          autoComplete="current-password"
          {...form.register("password", { required: "Enter your password" })}
        />
      </Field>
      <div className="mt-3 flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
        {props.cancel}
        <Button
          type="submit"
          variant="primary"
          pending={isSubmitting}
          pendingLabel="Checking"
          disabled={secondsLeft > 0}
        >
          Continue
        </Button>
      </div>
    </Form>
  );
}

function explain(error: ApiError | null): string {
  switch (error?.code) {
    case "invalid_credentials":
      return "That is not your password.";
    case "too_many_failed_attempts":
      return "Too many attempts.";
    case "throttled":
      return "The server takes no more tries for now.";
    default:
      return error?.detail ?? "Something went wrong on this page.";
  }
}

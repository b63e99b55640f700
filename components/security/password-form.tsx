"use client";

import type { Route } from "next";
import Link from "next/link";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { ErrorNotice } from "@/components/settings/error-notice";
import { useSecondsLeft } from "@/components/settings/use-seconds-left";
import { Button } from "@/components/ui/button";
import { CardBody, CardFooter } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { PasswordInput } from "@/components/ui/password-input";
import { ProofCancelledError } from "@/lib/client/account/proof";
import { ApiError } from "@/lib/contract/api-error";
import { PASSWORD_LENGTH_MIN } from "@/lib/contract/limits";

export type PasswordValues = { current: string; next: string };

interface PasswordFormProps {
  /** For password managers, which go by the name beside the password. */
  email: string;
  hasPassword: boolean;
  isPending: boolean;
  cancelHref: Route;
  onSubmit: (values: PasswordValues) => Promise<void>;
}

/** What was typed stays, whatever the server answers and whoever closes its question (R5). */
export function PasswordForm({ email, hasPassword, isPending, cancelHref, onSubmit }: PasswordFormProps) {
  const form = useForm<PasswordValues>({ defaultValues: { current: "", next: "" } });
  const [problem, setProblem] = useState<Error | null>(null);
  const isCancelled = problem instanceof ProofCancelledError;
  const [untilMs, setUntilMs] = useState<number | null>(null);
  const isWaiting = useSecondsLeft(untilMs) > 0;
  const { errors } = form.formState;

  const submit = form.handleSubmit(async (values) => {
    if (isWaiting || isPending) return;
    setProblem(null);
    try {
      await onSubmit(values);
    } catch (error) {
      const known = error instanceof ApiError ? error : null;
      const field = findField(known);
      if (field && known) return form.setError(field, { message: toText(known) }, { shouldFocus: true });
      if (known?.retryAfterSeconds) setUntilMs(Date.now() + known.retryAfterSeconds * 1_000);
      setProblem(error instanceof Error ? error : new Error("unknown"));
    }
  });

  return (
    <Form onSubmit={submit} aria-label={hasPassword ? "Change password" : "Set a password"}>
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <CardBody className="flex flex-col gap-2 pt-4 sm:pt-5">
        {hasPassword && (
          <Field label="Current password" error={errors.current?.message} className="sm:max-w-90">
            <PasswordInput
              autoComplete="current-password"
              {...form.register("current", { required: "Enter your current password" })}
            />
          </Field>
        )}
        <Field label="New password" hint={HINT} error={errors.next?.message} className="sm:max-w-90">
          <PasswordInput autoComplete="new-password" {...form.register("next", { validate: checkLength })} />
        </Field>
        {isCancelled && (
          <Notice tone="neutral" title="Nothing was changed">
            You did not confirm that it is you. What you typed is still here.
          </Notice>
        )}
        {problem && !isCancelled && <ErrorNotice title="The password is unchanged" error={problem} />}
      </CardBody>
      <CardFooter>
        <Button asChild>
          <Link href={cancelHref}>Cancel</Link>
        </Button>
        <Button
          type="submit"
          variant="primary"
          pending={isPending}
          pendingLabel="Changing"
          disabled={isWaiting}
        >
          {hasPassword ? "Change password" : "Set password"}
        </Button>
      </CardFooter>
    </Form>
  );
}

const HINT = `At least ${PASSWORD_LENGTH_MIN} characters; a few unrelated words are strong and easy to type.`;

function findField(error: ApiError | null): keyof PasswordValues | null {
  if (error?.attr === "current_password") return "current";
  return error?.attr === "password" ? "next" : null;
}

function toText({ code, detail }: ApiError): string {
  return code === "incorrect_password" ? "That is not your current password." : detail;
}

/** As the server counts: by characters, not by units of UTF-16. */
function checkLength(password: string): true | string {
  if (password === "") return "Enter a new password";
  const isLong = [...password].length >= PASSWORD_LENGTH_MIN;
  return isLong || `Use at least ${PASSWORD_LENGTH_MIN} characters`;
}

"use client";

import { useEffect, useState } from "react";
import { useForm } from "react-hook-form";
import { useSecondsLeft } from "@/components/settings/use-seconds-left";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { keepTypedAddress, readTypedAddress } from "@/lib/client/account/typed-address";
import { ApiError } from "@/lib/contract/api-error";
import { SignInProblem } from "./sign-in-problem";
import type { Way } from "./way";

type Values = { email: string; password: string };

interface SignInFormProps {
  /** Where the focus goes on: back from the question for a code. */
  start: "email" | "password" | null;
  onSubmit: (values: Values) => Promise<void>;
  /** Signed in, and the next page is on its way. */
  isLeaving: boolean;
  /** Where a new password can be had by mail. */
  reset: Way | null;
}

export function SignInForm({ start, onSubmit, isLeaving, reset }: SignInFormProps) {
  const form = useForm<Values>({ defaultValues: { email: readTypedAddress(), password: "" } });
  const { errors, isSubmitting } = form.formState;
  const [problem, setProblem] = useState<{ error: Error; untilMs: number | null } | null>(null);
  const secondsLeft = useSecondsLeft(problem?.untilMs ?? null);
  const isPending = isSubmitting || isLeaving;
  const { setFocus } = form;

  // Selected, so that somebody else types over the address.
  useEffect(() => {
    if (start) setFocus(start, { shouldSelect: true });
  }, [start, setFocus]);

  const submit = form.handleSubmit(send, () => {
    // What stands at a field now is newer; a wait stays until it is over.
    if (secondsLeft === 0) setProblem(null);
  });

  async function send(values: Values) {
    if (isLeaving || secondsLeft > 0) return;
    setProblem(null);
    try {
      await onSubmit({ email: values.email.trim(), password: values.password });
    } catch (error) {
      const known = error instanceof Error ? error : new Error("Unknown");
      const field = known instanceof ApiError ? known.attr : null;
      if (field === "email" || field === "password") {
        form.setError(field, { message: known.message }, { shouldFocus: true });
        return;
      }
      const wait = known instanceof ApiError ? known.retryAfterSeconds : null;
      setProblem({ error: known, untilMs: wait === null ? null : Date.now() + wait * 1_000 });
      form.resetField("password");
      form.setFocus("password");
    }
  }

  return (
    <Form onSubmit={submit} aria-label="Sign in">
      <Field label="E-mail address" error={errors.email?.message}>
        <Input
          type="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          {...form.register("email", {
            required: "Enter your e-mail address",
            onChange: ({ target }) => {
              // What was said concerned the former address.
              setProblem(null);
              keepTypedAddress(target.value);
            },
          })}
        />
      </Field>
      <Field label="Password" error={errors.password?.message} className="mt-2">
        <PasswordInput
          autoComplete="current-password"
          {...form.register("password", { required: "Enter your password" })}
        />
      </Field>
      <SignInProblem error={problem?.error ?? null} secondsLeft={secondsLeft} reset={reset} />
      <Button
        type="submit"
        variant="primary"
        className="mt-2 w-full"
        pending={isPending}
        pendingLabel="Signing in"
        disabled={secondsLeft > 0}
      >
        Sign in
      </Button>
    </Form>
  );
}

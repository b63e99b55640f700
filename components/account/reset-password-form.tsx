"use client";

import { useForm } from "react-hook-form";
import { ErrorNotice } from "@/components/settings/error-notice";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { PasswordInput } from "@/components/ui/password-input";
import { checkPassword, PASSWORD_HINT, toPasswordText } from "@/lib/client/account/password-rule";
import { ApiError } from "@/lib/contract/api-error";
import { useWait } from "./use-wait";

interface ResetPasswordFormProps {
  /** Who is signed in here, where that is somebody else. */
  other: string | null;
  isLeaving: boolean;
  onSubmit: (password: string) => Promise<void>;
}

export function ResetPasswordForm({ other, isLeaving, onSubmit }: ResetPasswordFormProps) {
  const form = useForm({ defaultValues: { password: "" } });
  const { problem, isWaiting, fail, clear } = useWait();
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async ({ password }) => {
    if (isWaiting || isLeaving) return;
    clear();
    try {
      await onSubmit(password);
    } catch (error) {
      const isField = error instanceof ApiError && error.attr === "password";
      if (isField) form.setError("password", { message: toPasswordText(error) }, { shouldFocus: true });
      else fail(error);
    }
  });

  return (
    <Form onSubmit={submit} aria-label="Set a new password">
      {other && (
        <Notice
          tone="info"
          title="This is about another account"
          announce={false}
          className="mb-4 wrap-anywhere"
        >
          You are signed in as {other}, and you stay signed in.
        </Notice>
      )}
      <Field label="New password" hint={PASSWORD_HINT} error={errors.password?.message}>
        <PasswordInput
          autoComplete="new-password"
          {...form.register("password", { validate: checkPassword })}
        />
      </Field>
      {problem && <ErrorNotice title="Your password is unchanged" error={problem} className="mb-4" />}
      <Button
        type="submit"
        variant="primary"
        className="mt-2 w-full"
        pending={isSubmitting || isLeaving}
        pendingLabel="Setting"
        disabled={isWaiting}
      >
        Set password
      </Button>
    </Form>
  );
}

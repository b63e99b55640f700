"use client";

import Link from "next/link";
import { useForm } from "react-hook-form";
import { ErrorNotice } from "@/components/settings/error-notice";
import { OutsideFrame } from "@/components/settings/outside-frame";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { checkPassword, PASSWORD_HINT, toPasswordText } from "@/lib/client/account/password-rule";
import { findAddressFault, toAddressText } from "@/lib/client/email/address-shape";
import { ApiError } from "@/lib/contract/api-error";
import { PERSON_NAME_MAX } from "@/lib/contract/limits";
import type { SignUp } from "@/lib/contract/schemas/email";
import { routes } from "@/lib/routes";
import { useWait } from "./use-wait";

interface SignUpFormProps {
  /** What was typed before; never the password. */
  known: { email: string; first_name: string };
  hasMail: boolean;
  isLeaving: boolean;
  onSubmit: (values: SignUp) => Promise<void>;
}

const FIELDS = ["first_name", "email", "password"] as const;

export function SignUpForm({ known, hasMail, isLeaving, onSubmit }: SignUpFormProps) {
  const form = useForm<SignUp>({ defaultValues: { ...known, password: "" } });
  const { problem, isWaiting, fail, clear } = useWait();
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async ({ first_name, email, password }) => {
    if (isWaiting || isLeaving) return;
    clear();
    try {
      await onSubmit({ first_name: first_name.trim(), email: email.trim(), password });
    } catch (error) {
      const known = error instanceof ApiError ? error : null;
      const field = FIELDS.find((name) => name === known?.attr);
      if (field && known) form.setError(field, { message: toText(known) }, { shouldFocus: true });
      else fail(error);
    }
  });

  return (
    <OutsideFrame
      title="Create an account"
      description={hasMail ? "You confirm your e-mail address, then you sign in." : "Then you sign in."}
      actions={
        <Button asChild variant="link">
          <Link href={routes.signIn}>You have one? Sign in</Link>
        </Button>
      }
    >
      <Form onSubmit={submit} aria-label="Create an account">
        <Field label="First name" error={errors.first_name?.message}>
          <Input
            autoComplete="given-name"
            {...form.register("first_name", { validate: (name) => checkName(name.trim()) })}
          />
        </Field>
        <Field label="E-mail address" error={errors.email?.message} className="mt-2">
          <Input
            type="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            {...form.register("email", { validate: (email) => checkAddress(email.trim()) })}
          />
        </Field>
        <Field label="Password" hint={PASSWORD_HINT} error={errors.password?.message} className="mt-2">
          <PasswordInput
            autoComplete="new-password"
            {...form.register("password", { validate: checkPassword })}
          />
        </Field>
        {problem && <ErrorNotice title="No account was made" error={problem} className="mb-4" />}
        <Button
          type="submit"
          variant="primary"
          className="mt-2 w-full"
          pending={isSubmitting || isLeaving}
          pendingLabel="Creating"
          disabled={isWaiting}
        >
          Create account
        </Button>
      </Form>
    </OutsideFrame>
  );
}

function checkName(name: string): true | string {
  if (name === "") return "Enter your first name";
  return name.length <= PERSON_NAME_MAX || `Use at most ${PERSON_NAME_MAX} characters`;
}

function checkAddress(email: string): true | string {
  if (email === "") return "Enter your e-mail address";
  return findAddressFault(email) ?? true;
}

function toText(error: ApiError): string {
  if (error.code === "unique") return "There is an account with this address already. Sign in instead.";
  return error.attr === "password" ? toPasswordText(error) : toAddressText(error);
}

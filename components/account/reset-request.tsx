"use client";

import Link from "next/link";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { ErrorNotice } from "@/components/settings/error-notice";
import { OutsideFrame } from "@/components/settings/outside-frame";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { requestPasswordReset } from "@/lib/client/account/open-calls";
import { readTypedAddress } from "@/lib/client/account/typed-address";
import { findAddressFault, toAddressText } from "@/lib/client/email/address-shape";
import { ApiError } from "@/lib/contract/api-error";
import { routes } from "@/lib/routes";
import { MailSent } from "./mail-sent";
import { useWait } from "./use-wait";

/** The same words whether there is such an account or not (E5). */
export function ResetRequest({ mailboxUrl }: { mailboxUrl: string | null }) {
  const form = useForm({ defaultValues: { email: readTypedAddress() } });
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { problem, isWaiting, fail, clear } = useWait();
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async ({ email }) => {
    if (isWaiting) return;
    clear();
    try {
      await requestPasswordReset(email.trim());
      setSentTo(email.trim());
    } catch (error) {
      const isField = error instanceof ApiError && error.attr === "email";
      if (isField) form.setError("email", { message: toAddressText(error) }, { shouldFocus: true });
      else fail(error);
    }
  });

  if (sentTo !== null) {
    return (
      <MailSent
        text={`If there is an account for ${sentTo}, a mail with a link is on its way there. The link sets a new password, once, within an hour. For five minutes no other mail follows it.`}
        mailboxUrl={mailboxUrl}
        again="Use another address"
        onAgain={() => setSentTo(null)}
      />
    );
  }
  return (
    <OutsideFrame
      title="Set a new password"
      description="You get a link by mail. It sets a new password and ends all sessions of your account."
      actions={
        <Button asChild variant="link">
          <Link href={routes.signIn}>Back to sign-in</Link>
        </Button>
      }
    >
      <Form onSubmit={submit} aria-label="Set a new password">
        <Field label="E-mail address" error={errors.email?.message}>
          <Input
            type="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            {...form.register("email", {
              validate: (email) => check(email.trim()),
            })}
          />
        </Field>
        {problem && <ErrorNotice title="No mail was sent" error={problem} className="mb-4" />}
        <Button
          type="submit"
          variant="primary"
          className="mt-2 w-full"
          pending={isSubmitting}
          pendingLabel="Sending"
          disabled={isWaiting}
        >
          Send the link
        </Button>
      </Form>
    </OutsideFrame>
  );
}

function check(email: string): true | string {
  if (email === "") return "Enter your e-mail address";
  return findAddressFault(email) ?? true;
}

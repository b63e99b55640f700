"use client";

import { useState } from "react";
import { useForm } from "react-hook-form";
import { addWait } from "@/components/settings/describe-wait";
import { useSecondsLeft } from "@/components/settings/use-seconds-left";
import { Button } from "@/components/ui/button";
import { ExternalLink } from "@/components/ui/external-link";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { PasswordInput } from "@/components/ui/password-input";
import { ApiError } from "@/lib/contract/api-error";
import { explainKey } from "./key-problem";

interface KeyFormProps {
  serverName: string;
  /** Where the server keeps a person's keys. */
  keysUrl: string;
  onSubmit: (key: string) => Promise<void>;
  /** Signed in, and the next page is on its way. */
  isLeaving: boolean;
}

export function KeyForm({ serverName, keysUrl, onSubmit, isLeaving }: KeyFormProps) {
  const form = useForm({ defaultValues: { key: "" } });
  const { errors, isSubmitting } = form.formState;
  const [untilMs, setUntilMs] = useState<number | null>(null);
  const secondsLeft = useSecondsLeft(untilMs);

  const submit = form.handleSubmit(async ({ key }) => {
    if (isLeaving || secondsLeft > 0) return;
    try {
      await onSubmit(key.trim());
    } catch (error) {
      const wait = error instanceof ApiError ? error.retryAfterSeconds : null;
      setUntilMs(wait === null ? null : Date.now() + wait * 1_000);
      form.setError("key", { message: explainKey(error, serverName) }, { shouldFocus: true });
    }
  });

  const message = errors.key?.message;
  return (
    <Form onSubmit={submit} aria-label="Sign in with a personal API key">
      <Field label="Personal API key" error={message && addWait(message, secondsLeft)}>
        <PasswordInput
          noun="key"
          autoComplete="off"
          className="font-mono"
          {...form.register("key", {
            validate: (key) => key.trim() !== "" || "Paste your key",
            onChange: () => untilMs === null && form.clearErrors("key"),
          })}
        />
      </Field>
      <Button
        type="submit"
        variant="primary"
        className="mt-2 w-full"
        pending={isSubmitting || isLeaving}
        pendingLabel="Signing in"
        disabled={secondsLeft > 0}
      >
        Sign in
      </Button>
      <KeyHelp serverName={serverName} keysUrl={keysUrl} />
    </Form>
  );
}

function KeyHelp({ serverName, keysUrl }: Pick<KeyFormProps, "serverName" | "keysUrl">) {
  return (
    <div className="mt-6 border-t pt-4 text-sm text-muted wrap-anywhere">
      <p className="text-pretty">
        <ExternalLink href={keysUrl}>Make a key at {serverName}</ExternalLink> with the scope{" "}
        <Scope>user:read</Scope> to look, and <Scope>user:write</Scope> to change things, too.
      </p>
      <ul className="mt-2 flex list-disc flex-col gap-1 ps-4 text-pretty marker:text-faint">
        <li>Security, password and e-mail address need a sign-in with e-mail and password.</li>
        <li>
          You stay signed in for eight hours. To end a key before that, revoke it at {serverName}: signing out
          here only forgets it.
        </li>
      </ul>
    </div>
  );
}

function Scope({ children }: { children: string }) {
  return <code className="font-mono text-text">{children}</code>;
}

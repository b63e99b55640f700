"use client";

import type { Route } from "next";
import Link from "next/link";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { ErrorNotice } from "@/components/settings/error-notice";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { checkLabel } from "@/lib/client/profile/check-label";
import { toExpiresAt } from "@/lib/client/profile/expiry";
import { ApiError } from "@/lib/contract/api-error";
import type { ApiKeyInput } from "@/lib/contract/schemas/api-keys";
import { KeyChoices, type NewKeyValues } from "./key-choices";

interface NewKeyFormProps {
  isMaking: boolean;
  cancelHref: Route;
  onSubmit: (input: ApiKeyInput) => Promise<unknown>;
}

/** What was typed stays, whatever the server answers. */
export function NewKeyForm({ isMaking, cancelHref, onSubmit }: NewKeyFormProps) {
  const form = useForm<NewKeyValues>({ defaultValues: { label: "", scopes: "user:read", expires_at: "90" } });
  const [problem, setProblem] = useState<Error | null>(null);
  const { errors } = form.formState;

  const submit = form.handleSubmit(async ({ label, scopes, expires_at }) => {
    setProblem(null);
    try {
      const expiresAt = toExpiresAt(expires_at, Date.now());
      await onSubmit({ label: label.trim(), scopes: [scopes], expires_at: expiresAt });
    } catch (error) {
      const field = findField(error);
      if (field && error instanceof Error)
        form.setError(field, { message: error.message }, { shouldFocus: true });
      else setProblem(error instanceof Error ? error : new Error(String(error)));
    }
  });

  return (
    <Card aria-label="New key">
      <Form onSubmit={submit} aria-label="New key">
        <CardBody className="flex flex-col gap-4 pt-4 sm:pt-5">
          <Field
            label="Label"
            hint="What it is for, such as “Laptop” or “Nightly export”."
            error={errors.label?.message}
            className="sm:max-w-90"
          >
            <Input autoComplete="off" {...form.register("label", { validate: checkLabel })} />
          </Field>
          <KeyChoices control={form.control} />
          {problem && <ErrorNotice title="No key was made" error={problem} />}
        </CardBody>
        <CardFooter>
          <Button asChild>
            <Link href={cancelHref}>Cancel</Link>
          </Button>
          <Button type="submit" variant="primary" pending={isMaking} pendingLabel="Making">
            Make key
          </Button>
        </CardFooter>
      </Form>
    </Card>
  );
}

function findField(error: unknown): keyof NewKeyValues | null {
  const attr = error instanceof ApiError ? (error.attr ?? "") : "";
  if (attr === "label" || attr === "expires_at") return attr;
  return attr.startsWith("scopes") ? "scopes" : null;
}

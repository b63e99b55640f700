"use client";

import { useForm } from "react-hook-form";
import { useProvedMutation } from "@/components/settings/use-proved-mutation";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { ProofCancelledError } from "@/lib/client/account/proof";
import { renameApiKey } from "@/lib/client/profile/api-key-calls";
import { checkLabel } from "@/lib/client/profile/check-label";
import { ApiError } from "@/lib/contract/api-error";
import type { ApiKey } from "@/lib/contract/schemas/api-keys";
import { IDLE, SaveMark } from "./save-mark";

export function KeyLabelForm({ apiKey }: { apiKey: ApiKey }) {
  const rename = useProvedMutation(renameApiKey);
  const form = useForm({ values: { label: apiKey.label } });
  const { errors, isDirty } = form.formState;

  const submit = form.handleSubmit(async ({ label }) => {
    if (rename.isPending) return;
    try {
      await rename.mutateAsync({ id: apiKey.id, label: label.trim() });
    } catch (error) {
      if (error instanceof ProofCancelledError) return;
      const message = error instanceof ApiError ? error.detail : "Something went wrong on this page.";
      form.setError("label", { message }, { shouldFocus: true });
    }
  });

  return (
    <Card aria-label="Change the label">
      <Form onSubmit={submit} aria-label="Change the label">
        <CardBody className="pt-4 sm:pt-5 pb-1!">
          <Field label="Label" error={errors.label?.message} className="sm:max-w-90">
            <Input autoComplete="off" {...form.register("label", { validate: checkLabel })} />
          </Field>
        </CardBody>
        <CardFooter hint="The key itself stays the same.">
          <SaveMark state={isDirty && !rename.isPending ? IDLE : rename} />
          <Button
            type="submit"
            size="sm"
            pending={rename.isPending}
            pendingLabel="Saving"
            disabled={!isDirty}
          >
            Save label
          </Button>
        </CardFooter>
      </Form>
    </Card>
  );
}

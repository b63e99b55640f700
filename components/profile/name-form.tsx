"use client";

import { useForm } from "react-hook-form";
import { useProof } from "@/components/settings/proof-context";
import { useMayChange } from "@/components/settings/use-access";
import { Button } from "@/components/ui/button";
import { CardBody } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { useAccountChange } from "@/lib/client/profile/use-account-change";
import { ApiError } from "@/lib/contract/api-error";
import { PERSON_NAME_MAX } from "@/lib/contract/limits";
import type { User } from "@/lib/contract/schemas/account";
import { NameGuard } from "./name-guard";
import { IDLE, SaveMark, SaveProblem } from "./save-mark";

type Names = { first_name: string; last_name: string };

/** What was typed stays, whatever the server answers; only what differs is sent. */
export function NameForm({ user }: { user: User }) {
  const { withProof } = useProof();
  const isAllowed = useMayChange("changeProfile");
  const change = useAccountChange("name", withProof);
  const form = useForm<Names>({
    values: { first_name: user.first_name ?? "", last_name: user.last_name ?? "" },
    resetOptions: { keepDirtyValues: true },
  });
  const { errors, isDirty, dirtyFields } = form.formState;
  const field = findField(change.error);

  const submit = form.handleSubmit(async (names) => {
    if (change.isPending) return;
    const changed = Object.entries(names).filter(([name]) => dirtyFields[name as keyof Names]);
    try {
      const { first_name, last_name } = await change.mutateAsync(Object.fromEntries(changed));
      form.reset({ first_name: first_name ?? "", last_name: last_name ?? "" });
    } catch (error) {
      const name = findField(error);
      const message = error instanceof ApiError ? error.detail : undefined;
      if (name && message) form.setError(name, { message }, { shouldFocus: true });
    }
  });

  return (
    <Form onSubmit={submit} aria-label="Name">
      <NameGuard isDirty={isDirty} />
      <CardBody className="grid grid-cols-[minmax(0,1fr)] gap-x-4 gap-y-1 sm:grid-cols-2">
        <Field label="First name" error={errors.first_name?.message}>
          <Input
            autoComplete="given-name"
            disabled={!isAllowed}
            {...form.register("first_name", {
              validate: (name) => name.trim() !== "" || "Enter your first name",
              maxLength: TOO_LONG,
            })}
          />
        </Field>
        <Field label="Last name" optional error={errors.last_name?.message}>
          <Input
            autoComplete="family-name"
            disabled={!isAllowed}
            {...form.register("last_name", { maxLength: TOO_LONG })}
          />
        </Field>
        {!field && <SaveProblem state={change} className="col-span-full mb-2" />}
        <div className="col-span-full mt-2 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
          <p className="min-w-0 flex-1 basis-56 text-pretty text-sm text-muted">{toHint(user)}</p>
          <SaveMark state={isDirty && !change.isPending ? IDLE : change} />
          <Button
            type="submit"
            size="sm"
            className="ms-auto"
            pending={change.isPending}
            pendingLabel="Saving"
            disabled={!isAllowed || !isDirty}
          >
            Save name
          </Button>
        </div>
      </CardBody>
    </Form>
  );
}

function findField(error: unknown): keyof Names | null {
  const attr = error instanceof ApiError ? error.attr : null;
  return attr === "first_name" || attr === "last_name" ? attr : null;
}

function toHint({ has_sso_enforcement, organization }: User): string {
  if (!has_sso_enforcement) return "In comments, invitations and mails.";
  return `You sign in through ${organization?.name ?? "your organisation"}'s own service, which may set your name again.`;
}

const TOO_LONG = { value: PERSON_NAME_MAX, message: `Use at most ${PERSON_NAME_MAX} characters` };

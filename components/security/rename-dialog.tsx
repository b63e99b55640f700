"use client";

import { useForm } from "react-hook-form";
import { useProvedMutation } from "@/components/settings/use-proved-mutation";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogClose, DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { ProofCancelledError } from "@/lib/client/account/proof";
import { toAppName } from "@/lib/client/security/to-app-name";
import { renameAuthenticator } from "@/lib/client/security/two-factor-calls";
import { ApiError } from "@/lib/contract/api-error";
import { AUTHENTICATOR_NAME_MAX } from "@/lib/contract/limits";
import type { Authenticator } from "@/lib/contract/schemas/security";

interface RenameDialogProps {
  app: Authenticator;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function RenameDialog({ app, open, onOpenChange }: RenameDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title={`Rename ${toAppName(app.name)}`}
        description="A name that tells you which device it is on, such as “Work phone”."
      >
        <RenameForm app={app} onDone={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}

/** Its state goes with the dialog. */
function RenameForm({ app, onDone }: { app: Authenticator; onDone: () => void }) {
  const rename = useProvedMutation(renameAuthenticator);
  const form = useForm({ defaultValues: { name: toAppName(app.name) } });
  const { errors, isDirty } = form.formState;

  const submit = form.handleSubmit(async ({ name }) => {
    try {
      await rename.mutateAsync({ id: app.id, name: name.trim() });
      onDone();
    } catch (error) {
      if (error instanceof ProofCancelledError) return;
      const known = error instanceof ApiError ? error : null;
      const message = known?.detail ?? "Something went wrong on this page.";
      form.setError(known?.attr === "name" ? "name" : "root", { message }, { shouldFocus: true });
    }
  });

  return (
    <DialogBody className="pb-5">
      <Form onSubmit={submit}>
        {errors.root?.message && (
          <Notice tone="danger" title="It was not renamed" className="mb-4">
            {errors.root.message}
          </Notice>
        )}
        <Field label="Name" error={errors.name?.message}>
          <Input
            autoComplete="off"
            maxLength={AUTHENTICATOR_NAME_MAX}
            {...form.register("name", { validate: (name) => name.trim() !== "" || "Enter a name" })}
          />
        </Field>
        <div className="mt-3 flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
          <DialogClose asChild>
            <Button disabled={rename.isPending}>Cancel</Button>
          </DialogClose>
          <Button
            type="submit"
            variant="primary"
            pending={rename.isPending}
            pendingLabel="Renaming"
            disabled={!isDirty}
          >
            Rename
          </Button>
        </div>
      </Form>
    </DialogBody>
  );
}

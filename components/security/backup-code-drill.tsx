"use client";

import { useState } from "react";
import { useForm } from "react-hook-form";
import { formatClock } from "@/components/settings/format-clock";
import { useProof } from "@/components/settings/proof-context";
import { useSecondsLeft } from "@/components/settings/use-seconds-left";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { ProofCancelledError } from "@/lib/client/account/proof";
import { checkBackupCode } from "@/lib/client/security/two-factor-calls";
import { ApiError } from "@/lib/contract/api-error";

/** Any one code shows that the sheet at hand is the current one; nothing is used up. */
export function BackupCodeDrill({ setId }: { setId: string | null }) {
  const { withProof } = useProof();
  const form = useForm({ defaultValues: { code: "" } });
  const [isValid, setIsValid] = useState(false);
  const [untilMs, setUntilMs] = useState<number | null>(null);
  const secondsLeft = useSecondsLeft(untilMs);
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async ({ code }) => {
    if (secondsLeft > 0) return;
    setIsValid(false);
    try {
      const isKnown = await withProof(() => checkBackupCode(code));
      setIsValid(isKnown);
      form.reset({ code: "" });
      if (!isKnown) form.setError("code", { message: toMiss(setId) }, { shouldFocus: true });
    } catch (error) {
      if (error instanceof ProofCancelledError) return;
      const known = error instanceof ApiError ? error : null;
      setUntilMs(known?.retryAfterSeconds ? Date.now() + known.retryAfterSeconds * 1_000 : null);
      form.setError("code", { message: toText(known) }, { shouldFocus: true });
    }
  });

  const wait = secondsLeft > 0 ? ` You can try again in ${formatClock(secondsLeft)}.` : "";
  const message = errors.code?.message;
  return (
    <Card
      title="Test a code"
      description="Type any code of your sheet to see that it is the current one. It is not used up."
    >
      <form noValidate onSubmit={submit} aria-label="Test a code">
        <CardBody>
          {/* Where an address leads that ends in `#test`: to the field, with its card in view. */}
          <div id="test" className="scroll-mt-44">
            <Field label="Backup code" error={message ? message + wait : undefined} className="max-w-96">
              <Input
                className="font-mono"
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                {...form.register("code", {
                  validate: (code) => code.trim() !== "" || "Enter a code",
                  onChange: () => {
                    setIsValid(false);
                    form.clearErrors("code");
                  },
                })}
              />
            </Field>
          </div>
          {isValid && (
            <Notice tone="success" title="That code works">
              Your sheet is the current one. The code was not used up.
            </Notice>
          )}
        </CardBody>
        <CardFooter hint="Five wrong codes lock codes for a quarter of an hour.">
          <Button type="submit" pending={isSubmitting} pendingLabel="Testing" disabled={secondsLeft > 0}>
            Test code
          </Button>
        </CardFooter>
      </form>
    </Card>
  );
}

function toMiss(setId: string | null): string {
  const set = setId === null ? "" : ` The current set is ${setId}.`;
  return `That is none of your unused codes.${set}`;
}

function toText(error: ApiError | null): string {
  if (error?.code === "2fa_too_many_attempts") return "Too many wrong codes.";
  return error?.detail ?? "Something went wrong on this page.";
}

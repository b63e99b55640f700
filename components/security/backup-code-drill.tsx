"use client";

import { useState } from "react";
import { type CodeProblem, explainRefusal } from "@/components/settings/code-problem";
import { useProof } from "@/components/settings/proof-context";
import { useCodeField } from "@/components/settings/use-code-field";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { ProofCancelledError } from "@/lib/client/account/proof";
import { checkBackupCode } from "@/lib/client/security/two-factor-calls";
import { ApiError } from "@/lib/contract/api-error";

/** Any one code shows that the sheet at hand is the current one; nothing is used up. */
export function BackupCodeDrill({ setId }: { setId: string | null }) {
  const { withProof } = useProof();
  const [isValid, setIsValid] = useState(false);
  const field = useCodeField({ check: checkTyped, onSubmit: test, explain });

  async function test(code: string) {
    setIsValid(false);
    if (!(await withProof(() => checkBackupCode(code)))) throw new UnknownCodeError(setId);
    setIsValid(true);
    field.change("");
  }

  return (
    <Card
      title="Test a code"
      description="Type any code of your sheet to see that it is the current one. It is not used up."
    >
      <Form {...field.form} aria-label="Test a code">
        <CardBody>
          {/* Where an address leads that ends in `#test`: to the field, with its card in view. */}
          <div id="test" className="scroll-mt-44">
            <Field label="Backup code" error={field.error} className="max-w-96">
              <Input
                className="font-mono"
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                value={field.code}
                onChange={(event) => {
                  setIsValid(false);
                  field.change(event.target.value);
                }}
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
          <Button type="submit" pending={field.isBusy} pendingLabel="Testing" disabled={field.isBarred}>
            Test code
          </Button>
        </CardFooter>
      </Form>
    </Card>
  );
}

class UnknownCodeError extends Error {
  constructor(readonly setId: string | null) {
    super("none of the unused codes");
  }
}

function checkTyped(code: string): CodeProblem | null {
  return code.trim() === "" ? { text: "Enter a code", untilMs: null } : null;
}

function explain(error: unknown): CodeProblem | null {
  if (error instanceof ProofCancelledError) return null;
  if (error instanceof UnknownCodeError) {
    const set = error.setId === null ? "" : ` The current set is ${error.setId}.`;
    return { text: `That is none of your unused codes.${set}`, untilMs: null };
  }
  const problem = explainRefusal(error, Date.now());
  const isLocked = error instanceof ApiError && error.code === "2fa_too_many_attempts";
  return isLocked ? { ...problem, text: "Too many wrong codes." } : problem;
}

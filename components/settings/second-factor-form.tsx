"use client";

import { type ReactNode, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { CodeInput } from "@/components/ui/code-input";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { ApiError } from "@/lib/contract/api-error";
import { CodeFormActions } from "./code-form-actions";
import { type CodeProblem, explainRefusal } from "./code-problem";
import { useCodeField } from "./use-code-field";

export type SecondFactorMethod = "authenticator" | "backup_code";

interface SecondFactorFormProps {
  label: string;
  submitLabel: string;
  onSubmit: (token: string, method: SecondFactorMethod) => Promise<void>;
  /** The password is too old by now: back to it. */
  onExpired: () => void;
  /** Accepted, and what follows is on its way. */
  isLeaving?: boolean;
  /** Between the field and the button, with an authenticator code alone. */
  children?: ReactNode;
  /** Beside the button. */
  cancel?: ReactNode;
}

/** Asks for an authenticator code, or a backup code where the app is not at hand. */
export function SecondFactorForm(props: SecondFactorFormProps) {
  const { label, submitLabel, onSubmit, onExpired, isLeaving, children, cancel } = props;
  const id = useId();
  const [method, setMethod] = useState<SecondFactorMethod>("authenticator");
  const isAuthenticator = method === "authenticator";
  const field = useCodeField({
    check: (token) => (token.trim() === "" ? EMPTY : null),
    explain: explainHere,
    onSubmit: (token) => onSubmit(token, method),
    isLeaving,
  });

  function explainHere(error: unknown) {
    if (!(error instanceof ApiError && error.code === "2fa_expired")) return explain(error, method);
    onExpired();
    return null;
  }

  function switchMethod() {
    setMethod(isAuthenticator ? "backup_code" : "authenticator");
    field.change("");
    field.focus();
  }

  return (
    <Form {...field.form} id={id} aria-label={label}>
      {isAuthenticator ? (
        <Field label="Code of your authenticator app" error={field.error}>
          <CodeInput autoFocus value={field.code} onValueChange={field.change} onComplete={field.submit} />
        </Field>
      ) : (
        <Field
          label="Backup code"
          hint="Each one works once. Blanks and hyphens do not matter."
          error={field.error}
        >
          <Input
            className="font-mono"
            autoFocus
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={field.code}
            onChange={(event) => field.change(event.target.value)}
          />
        </Field>
      )}
      {/* Both are locked at once. */}
      {!field.isBarred && (
        <Button variant="link" className="mt-2 text-sm" onClick={switchMethod}>
          {isAuthenticator ? "Use a backup code instead" : "Use your authenticator app instead"}
        </Button>
      )}
      {isAuthenticator && children}
      <CodeFormActions field={field} submitLabel={submitLabel} cancel={cancel} />
    </Form>
  );
}

const EMPTY: CodeProblem = { text: "Enter a code", untilMs: null };

function explain(error: unknown, method: SecondFactorMethod): CodeProblem {
  const problem = explainRefusal(error, Date.now());
  switch (error instanceof ApiError && error.code) {
    case "2fa_invalid":
      return {
        text:
          method === "authenticator"
            ? "That code is not right, or was used before. Wait for the next one and try again."
            : "That is none of your unused backup codes.",
        untilMs: null,
      };
    case "2fa_too_many_attempts":
      return {
        ...problem,
        text: "Too many wrong codes. Codes and backup codes are locked for a while to keep guesses out.",
      };
    default:
      return problem;
  }
}

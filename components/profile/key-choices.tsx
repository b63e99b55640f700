"use client";

import { type Control, Controller } from "react-hook-form";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import { type ExpiryChoice, expiryChoices } from "@/lib/client/profile/expiry";
import { describeScope, type KeyScope, keyScopes } from "@/lib/client/profile/scopes";

/** One of the scopes: each holds the ones before it. */
export type NewKeyValues = { label: string; scopes: KeyScope; expires_at: ExpiryChoice };

/** What a key may do, and until when. */
export function KeyChoices({ control }: { control: Control<NewKeyValues> }) {
  return (
    <>
      <Controller
        control={control}
        name="scopes"
        render={({ field, fieldState }) => (
          <RadioGroup legend="It may" value={field.value} onValueChange={field.onChange}>
            {keyScopes.map((scope) => (
              <Radio key={scope} value={scope} {...toRadio(scope)} />
            ))}
            <FieldProblem>{fieldState.error?.message}</FieldProblem>
          </RadioGroup>
        )}
      />
      <Controller
        control={control}
        name="expires_at"
        render={({ field, fieldState }) => (
          <RadioGroup legend="It expires" value={field.value} onValueChange={field.onChange}>
            {expiryChoices.map(({ value, label }) => (
              <Radio key={value} value={value} label={label} hint={value === "" ? NEVER : undefined} />
            ))}
            <FieldProblem>{fieldState.error?.message}</FieldProblem>
          </RadioGroup>
        )}
      />
    </>
  );
}

const NEVER = "Until you delete it. A key that is forgotten stays a way in.";

function toRadio(scope: KeyScope) {
  const { label, allows } = describeScope(scope);
  return { label, hint: allows };
}

function FieldProblem({ children }: { children: string | undefined }) {
  return (
    <p role="alert" className="text-sm text-danger empty:hidden">
      {children}
    </p>
  );
}

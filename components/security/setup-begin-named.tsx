"use client";

import type { ReactNode } from "react";
import { useForm } from "react-hook-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ApiError } from "@/lib/contract/api-error";
import { AUTHENTICATOR_NAME_MAX } from "@/lib/contract/limits";
import { SetupBegin } from "./setup-begin";
import type { BeginProblem } from "./use-setup";

interface SetupBeginNamedProps {
  children: ReactNode;
  /** Of the app that is replaced. */
  oldName: string;
  isStarting: boolean;
  problem: BeginProblem | null;
  onBegin: (name: string) => Promise<void>;
}

/** An app beside others has a name. */
export function SetupBeginNamed({ children, oldName, isStarting, problem, onBegin }: SetupBeginNamedProps) {
  const form = useForm({ defaultValues: { name: oldName } });
  const nameError = findNameError(problem);
  return (
    <SetupBegin
      isStarting={isStarting}
      problem={nameError ? null : problem}
      onSubmit={form.handleSubmit(({ name }) => onBegin(name.trim()))}
    >
      {children}
      <Field
        label="Name of this app"
        hint="Such as the device it is on. You see it when you choose which app to remove."
        error={form.formState.errors.name?.message ?? nameError}
        className="max-w-96"
      >
        <Input
          autoComplete="off"
          maxLength={AUTHENTICATOR_NAME_MAX}
          {...form.register("name", { validate: (name) => name.trim() !== "" || "Enter a name" })}
        />
      </Field>
    </SetupBegin>
  );
}

function findNameError(problem: BeginProblem | null): string | undefined {
  if (problem?.kind !== "failed" || !(problem.error instanceof ApiError)) return undefined;
  return problem.error.attr === "name" ? problem.error.detail : undefined;
}

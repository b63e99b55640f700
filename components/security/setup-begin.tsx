"use client";

import type { ReactNode } from "react";
import { useForm } from "react-hook-form";
import { ErrorNotice } from "@/components/settings/error-notice";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { ApiError } from "@/lib/contract/api-error";
import { AUTHENTICATOR_NAME_MAX } from "@/lib/contract/limits";
import type { BeginProblem } from "./use-setup";

interface SetupBeginProps {
  /** What this set-up does, before anything happens. */
  children: ReactNode;
  asksName: boolean;
  isStarting: boolean;
  problem: BeginProblem | null;
  onBegin: (name: string) => Promise<void>;
}

export function SetupBegin({ children, asksName, isStarting, problem, onBegin }: SetupBeginProps) {
  const form = useForm({ defaultValues: { name: "" } });
  const nameError = findNameError(problem);
  return (
    <Card>
      <form noValidate onSubmit={form.handleSubmit(({ name }) => onBegin(name.trim()))}>
        <CardBody className="flex flex-col gap-4 pt-4 sm:pt-5">
          {children}
          {asksName && (
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
          )}
          {problem && !nameError && <BeginProblemNotice problem={problem} />}
        </CardBody>
        <CardFooter hint="You may be asked to confirm that it is you.">
          <Button type="submit" variant="primary" pending={isStarting} pendingLabel="Starting">
            Begin
          </Button>
        </CardFooter>
      </form>
    </Card>
  );
}

export function BeginProblemNotice({ problem }: { problem: BeginProblem }) {
  switch (problem.kind) {
    case "cancelled":
      return (
        <Notice tone="neutral" title="Not started">
          You closed the question whether it is you. Nothing was changed.
        </Notice>
      );
    case "verified":
      return (
        <Notice tone="success" title="This session is verified">
          The server gave no new key: your account has an authenticator app, and this session has now shown
          it.
        </Notice>
      );
    case "failed":
      return <ErrorNotice title="Set-up could not begin" error={problem.error} />;
    default:
      return problem satisfies never;
  }
}

function findNameError(problem: BeginProblem | null): string | undefined {
  if (problem?.kind !== "failed" || !(problem.error instanceof ApiError)) return undefined;
  return problem.error.attr === "name" ? problem.error.detail : undefined;
}

"use client";

import type { FormEventHandler, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter } from "@/components/ui/card";
import { Form } from "@/components/ui/form";
import { BeginProblemNotice } from "./begin-problem-notice";
import type { BeginProblem } from "./use-setup";

interface SetupBeginProps {
  /** What this set-up does, before anything happens, and a field where it asks for something. */
  children: ReactNode;
  isStarting: boolean;
  problem: BeginProblem | null;
  onSubmit: FormEventHandler;
}

export function SetupBegin({ children, isStarting, problem, onSubmit }: SetupBeginProps) {
  return (
    <Card>
      <Form onSubmit={onSubmit}>
        <CardBody className="flex flex-col gap-4 pt-4 sm:pt-5">
          {children}
          {problem && <BeginProblemNotice problem={problem} />}
        </CardBody>
        <CardFooter hint="You may be asked to confirm that it is you.">
          <Button type="submit" variant="primary" pending={isStarting} pendingLabel="Starting">
            Begin
          </Button>
        </CardFooter>
      </Form>
    </Card>
  );
}

"use client";

import type { Route } from "next";
import { ErrorNotice } from "@/components/settings/error-notice";
import { FrameLink } from "@/components/settings/frame-link";
import { Button } from "@/components/ui/button";
import { CardBody, CardFooter } from "@/components/ui/card";
import { SetupCard } from "./setup-card";
import type { SetupPlan } from "./setup-steps";

interface SetupDoneProps {
  plan: SetupPlan;
  /** Where the old app could not be removed. */
  error: Error | null;
  href: Route;
  onRemoveOld: () => Promise<void>;
}

export function SetupDone({ plan, error, href, onRemoveOld }: SetupDoneProps) {
  const { title, text } = toWords(plan, error !== null);
  return (
    <SetupCard title={title} description={text}>
      {error && (
        <CardBody>
          <ErrorNotice
            title="The old app is still there"
            error={error}
            actions={
              <Button size="sm" onClick={onRemoveOld}>
                Remove it now
              </Button>
            }
          />
        </CardBody>
      )}
      <CardFooter>
        <Button asChild variant="primary">
          <FrameLink href={href}>Done</FrameLink>
        </Button>
      </CardFooter>
    </SetupCard>
  );
}

function toWords(plan: SetupPlan, hasOld: boolean): { title: string; text: string } {
  switch (plan.kind) {
    case "first":
      return { title: "Two-factor authentication is on", text: "From now on, signing in asks for a code." };
    case "add":
      return { title: `“${plan.name}” was added`, text: "Codes of each of your apps work from now on." };
    case "replace":
      return hasOld
        ? { title: "The new app works", text: `“${plan.old.name}” works too until it is removed.` }
        : {
            title: "Your authenticator app was replaced",
            text: `Codes of the old one no longer work. You can delete its entry there.`,
          };
    default:
      return plan satisfies never;
  }
}

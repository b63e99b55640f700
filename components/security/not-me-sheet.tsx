"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { ActivityLine } from "@/components/settings/activity-line";
import { useCan } from "@/components/settings/use-access";
import { useViewer } from "@/components/settings/viewer-context";
import { Button } from "@/components/ui/button";
import { Sheet, SheetContent } from "@/components/ui/sheet";
import { findTwoFactorState } from "@/lib/client/security/describe-two-factor";
import { listNotMeSteps, type NotMeStep } from "@/lib/client/security/list-not-me-steps";
import { securityQueries } from "@/lib/client/security/queries";
import type { Activity } from "@/lib/contract/schemas/security";
import { EndOthersButton } from "./end-others-button";

interface NotMeSheetProps {
  activity: Activity | null;
  onClose: () => void;
}

/** What shuts a stranger out, in the order in which it should be done. */
export function NotMeSheet({ activity, onClose }: NotMeSheetProps) {
  // Keeps its words while it leaves.
  const [shown, setShown] = useState(activity);
  if (activity && activity !== shown) setShown(activity);
  return (
    <Sheet open={activity !== null} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <SheetContent
        title="This was not me"
        description="Somebody else may know your password or use one of your sessions. Shut them out in this order."
      >
        <ul className="border-b">{shown && <ActivityLine activity={shown} />}</ul>
        {shown && <Steps type={shown.type} />}
      </SheetContent>
    </Sheet>
  );
}

function Steps({ type }: { type: string }) {
  const { user } = useViewer();
  const status = useQuery(securityQueries.status());
  const isListed = useCan("listSessions");
  const state = findTwoFactorState(status.data);
  const steps = listNotMeSteps(type, {
    isTwoFactorOn: state === "unknown" ? null : state === "on",
    hasPassword: user.has_password !== false,
  });
  return (
    <ol className="flex flex-col divide-y divide-border [counter-reset:step]">
      {steps.map((step) =>
        step.link === null ? (
          isListed && <EndStep key={step.id} step={step} />
        ) : (
          <Step key={step.id} title={step.title} text={step.text}>
            <Button asChild size="sm">
              <Link href={step.link.href}>{step.link.label}</Link>
            </Button>
          </Step>
        ),
      )}
    </ol>
  );
}

function EndStep({ step }: { step: NotMeStep }) {
  const sessions = useQuery(securityQueries.sessions());
  const others = sessions.data?.filter(({ current }) => !current).length;
  const [ended, setEnded] = useState<number | null>(null);
  return (
    <Step title={step.title} text={toEndText(others, ended) ?? step.text}>
      {others !== 0 && <EndOthersButton count={others ?? null} onDone={setEnded} />}
    </Step>
  );
}

function toEndText(others: number | undefined, ended: number | null): string | null {
  if (ended !== null && !others)
    return ended === 1 ? "1 session was ended." : `${ended} sessions were ended.`;
  if (others === 0) return "There is none: you are signed in nowhere else.";
  return null;
}

function Step({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <li className="flex gap-3 px-4 py-4 [counter-increment:step] sm:px-6">
      <span className="grid size-5 shrink-0 place-items-center rounded-full bg-subtle text-sm font-medium text-muted tabular-nums before:content-[counter(step)]" />
      <div className="flex min-w-0 flex-1 flex-col items-start gap-3">
        <div>
          <h3 className="font-medium">{title}</h3>
          <p className="text-pretty text-muted" aria-live="polite">
            {text}
          </p>
        </div>
        {children}
      </div>
    </li>
  );
}

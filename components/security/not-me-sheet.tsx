"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { ActivityLine } from "@/components/settings/activity-line";
import { useViewer } from "@/components/settings/viewer-context";
import { Button } from "@/components/ui/button";
import { Sheet, SheetContent } from "@/components/ui/sheet";
import { findTwoFactorState } from "@/lib/client/security/describe-two-factor";
import { securityQueries } from "@/lib/client/security/queries";
import type { Activity } from "@/lib/contract/schemas/security";
import { routes, toTask } from "@/lib/routes";
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
        <Steps />
      </SheetContent>
    </Sheet>
  );
}

function Steps() {
  const { user, capabilities } = useViewer();
  const status = useQuery(securityQueries.status());
  const isListed = capabilities.features.includes("sessionsList");
  return (
    <ol className="flex flex-col divide-y divide-border [counter-reset:step]">
      {isListed && <EndStep />}
      <Step
        title={user.has_password === false ? "Set a password" : "Change your password"}
        text="Choose one that you use nowhere else. It ends every other session once more."
      >
        <Button asChild size="sm">
          <Link href={toTask(routes.password, routes.activity)}>
            {user.has_password === false ? "Set a password" : "Change password"}
          </Link>
        </Button>
      </Step>
      {findTwoFactorState(status.data) === "off" ? (
        <Step title="Turn on two-factor authentication" text="A password alone then lets nobody in any more.">
          <Button asChild size="sm">
            <Link href={toTask(routes.authenticator, routes.activity)}>Set up</Link>
          </Button>
        </Step>
      ) : (
        <Step title="Make new backup codes" text="The old ones stop working, wherever they were copied to.">
          <Button asChild size="sm">
            <Link href={toTask(routes.backupCodes, routes.activity)}>New backup codes</Link>
          </Button>
        </Step>
      )}
    </ol>
  );
}

function EndStep() {
  const sessions = useQuery(securityQueries.sessions());
  const others = sessions.data?.filter(({ current }) => !current).length;
  const [ended, setEnded] = useState<number | null>(null);
  return (
    <Step title="End all other sessions" text={toEndText(others, ended)}>
      {others !== 0 && <EndOthersButton count={others ?? null} onDone={setEnded} />}
    </Step>
  );
}

function toEndText(others: number | undefined, ended: number | null): string {
  if (ended !== null && !others)
    return ended === 1 ? "1 session was ended." : `${ended} sessions were ended.`;
  if (others === 0) return "There is none: you are signed in nowhere else.";
  return "Whoever is signed in as you has to sign in again. This session goes on.";
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

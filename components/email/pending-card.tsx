"use client";

import { useEffect, useRef } from "react";
import { AccessNotice } from "@/components/settings/access-notice";
import { useAccess } from "@/components/settings/use-access";
import { useViewer } from "@/components/settings/viewer-context";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter } from "@/components/ui/card";
import type { StepAfter } from "@/lib/client/email/verify-email";
import { CancelChange } from "./cancel-change";
import { VerifyPanel } from "./verify-panel";

interface PendingCardProps {
  uuid: string;
  pending: string;
  current: string;
  mailboxUrl: string | null;
  /** Where the focus goes on: begun on this page just now, or back from correcting the address. */
  start: "code" | "fix" | null;
  onVerified: (step: StepAfter) => void;
  onSettled: () => void;
  onFix: () => void;
}

/** What happens next, and the code that makes it happen. */
export function PendingCard({ pending, current, start, onFix, ...panel }: PendingCardProps) {
  const cardRef = useRef<HTMLElement>(null);
  const fixRef = useRef<HTMLButtonElement>(null);
  const access = useAccess("changeEmail");
  const isBarred = access.kind !== "works";
  const { mailsCodeAndLink, endsOtherSessions, undoesEmailChange } = useViewer().capabilities.traits;

  useEffect(() => {
    if (start === "code") cardRef.current?.querySelector("input")?.focus();
    if (start === "fix") fixRef.current?.focus();
  }, [start]);

  const differently = !isBarred && (
    <Button size="sm" className="mb-3" onClick={onFix}>
      Use a different address
    </Button>
  );
  return (
    <Card
      ref={cardRef}
      id="confirm-new-address"
      title="Confirm the new address"
      description={
        <>
          A mail with {mailsCodeAndLink ? "a code and a link" : "a code or a link"} was sent to{" "}
          <strong className="font-medium text-text wrap-anywhere">{pending}</strong>.{" "}
          {mailsCodeAndLink
            ? "The code works for ten minutes, the link for a day."
            : "A code works for ten minutes, a link for a day."}
        </>
      }
    >
      <CardBody className="flex flex-col gap-5">
        <VerifyPanel
          {...panel}
          address={pending}
          onTaken={differently}
          {...(!isBarred && { lastWay: LAST_WAY })}
        />
        <ul className="flex list-disc flex-col gap-1 border-t pt-4 ps-4 text-pretty text-muted marker:text-faint">
          <li className="wrap-anywhere">
            Until then you sign in with {current}, and every notice goes there.
          </li>
          {endsOtherSessions && (
            <li>
              Confirm here and you stay signed in here; everywhere else you sign in again with the new
              address.
            </li>
          )}
          <li>
            {undoesEmailChange
              ? "The old address is told, and can take the change back for seven days."
              : "Both addresses are told about the change."}
          </li>
        </ul>
      </CardBody>
      {isBarred ? (
        <CardFooter hint={<AccessNotice access={access} look="line" />} />
      ) : (
        <CardFooter hint="Nothing changes until you confirm.">
          <Button ref={fixRef} id="fix-address" data-opens="" size="sm" onClick={onFix}>
            Fix a typo
          </Button>
          <CancelChange pending={pending} current={current} />
        </CardFooter>
      )}
    </Card>
  );
}

const LAST_WAY = "Open the link in the newest mail, or cancel the change and start again.";

"use client";

import { useEffect, useRef } from "react";
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
  /** Begun on this page just now: the focus goes on here. */
  isNew: boolean;
  onVerified: (step: StepAfter) => void;
  onFix: () => void;
}

/** What happens next, and the code that makes it happen. */
export function PendingCard({ pending, current, isNew, onFix, ...panel }: PendingCardProps) {
  const cardRef = useRef<HTMLElement>(null);

  useEffect(() => {
    if (isNew) cardRef.current?.querySelector("input")?.focus();
  }, [isNew]);

  const differently = (
    <Button size="sm" className="mb-3" onClick={onFix}>
      Use a different address
    </Button>
  );
  return (
    <Card
      ref={cardRef}
      title="Confirm the new address"
      description={
        <>
          A mail with a code and a link was sent to{" "}
          <strong className="font-medium text-text wrap-anywhere">{pending}</strong>. The code works for ten
          minutes, the link for a day.
        </>
      }
    >
      <CardBody className="flex flex-col gap-5">
        <VerifyPanel {...panel} address={pending} onTaken={differently} />
        <ul className="flex list-disc flex-col gap-1 border-t pt-4 ps-4 text-pretty text-muted marker:text-faint">
          <li className="wrap-anywhere">
            Until then you sign in with {current}, and every notice goes there.
          </li>
          <li>
            Confirm here and you stay signed in here; everywhere else you sign in again with the new address.
          </li>
          <li>The old address is told, and can take the change back for seven days.</li>
        </ul>
      </CardBody>
      <CardFooter hint="Nothing changes until you confirm.">
        <Button size="sm" onClick={onFix}>
          Fix a typo
        </Button>
        <CancelChange pending={pending} current={current} />
      </CardFooter>
    </Card>
  );
}

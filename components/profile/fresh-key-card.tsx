"use client";

import { useEffect, useRef } from "react";
import type { LeaveGuard } from "@/components/settings/use-leave-guard";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { CopyButton } from "@/components/ui/copy-button";
import { Notice } from "@/components/ui/notice";
import type { FreshKey } from "@/lib/client/profile/api-key-calls";

interface FreshKeyCardProps {
  made: FreshKey;
  isRolled?: boolean;
  isCopied: boolean;
  onCopied: () => void;
  onDone: () => void;
}

/** The one time that a key's value is seen. */
export function FreshKeyCard({ made, isRolled = false, isCopied, onCopied, onDone }: FreshKeyCardProps) {
  const titleRef = useRef<HTMLHeadingElement>(null);
  useEffect(() => titleRef.current?.focus(), []);
  return (
    <Card aria-label="New value">
      <div className="px-4 pt-4 sm:px-6 sm:pt-5">
        <h2 ref={titleRef} tabIndex={-1} className="text-lg font-semibold wrap-anywhere outline-none">
          {isRolled ? `The new value of ${made.label}` : `${made.label} is ready`}
        </h2>
        <p className="mt-0.5 max-w-[64ch] text-pretty text-muted">
          {isRolled && "The old value is refused from now on. "}
          Copy it now and keep it like a password: it is shown this once, and nobody can look it up again.
        </p>
      </div>
      <CardBody className="pt-4 sm:pt-4">
        <div className="flex flex-wrap items-center gap-3 rounded-md border bg-background p-3">
          <code
            className="min-w-0 flex-1 basis-56 font-mono text-base wrap-anywhere select-all"
            translate="no"
            onCopy={onCopied}
          >
            {made.value}
          </code>
          <CopyButton variant={isCopied ? "secondary" : "primary"} value={made.value} onCopied={onCopied}>
            Copy key
          </CopyButton>
        </div>
        {made.scopes.includes("*") && (
          <Notice tone="warning" title="This key may do everything" announce={false} className="mt-4">
            Give it only to a program that you would trust with your account.
          </Notice>
        )}
      </CardBody>
      <CardFooter hint={isCopied ? "It goes from this page when you are done." : "Copy it before you go on."}>
        <Button onClick={onDone}>Done</Button>
      </CardFooter>
    </Card>
  );
}

interface LeaveKeyDialogProps {
  guard: LeaveGuard;
  /** Somebody pressed "Done" before they copied. */
  isDoneAsked: boolean;
  onStay: () => void;
  onLeave: () => void;
}

export function LeaveKeyDialog({ guard, isDoneAsked, onStay, onLeave }: LeaveKeyDialogProps) {
  return (
    <ConfirmDialog
      open={guard.isAsking || isDoneAsked}
      onOpenChange={(isOpen) => !isOpen && onStay()}
      title="Leave without copying the key?"
      description="Its value is not shown again. You can give the key a new value later, but not see this one."
      cancelLabel="Stay"
      confirmLabel="Leave without it"
      pendingLabel="Leaving"
      onConfirm={onLeave}
    />
  );
}

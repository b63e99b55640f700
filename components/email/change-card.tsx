"use client";

import { useEffect, useRef } from "react";
import { useSecondsLeft } from "@/components/settings/use-seconds-left";
import { useViewer } from "@/components/settings/viewer-context";
import { Card } from "@/components/ui/card";
import { findFreshUntilMs } from "@/lib/client/account/proof";
import type { User } from "@/lib/contract/schemas/account";
import { ChangeForm } from "./change-form";

interface ChangeCardProps {
  current: string;
  /** The address to correct; null where no change is pending. */
  pending: string | null;
  hasNoMail: boolean;
  onSubmit: (email: string) => Promise<void>;
  onCancel: () => void;
}

export function ChangeCard({ current, pending, hasNoMail, onSubmit, onCancel }: ChangeCardProps) {
  const cardRef = useRef<HTMLElement>(null);
  const { user, capabilities } = useViewer();
  const { mailsCodeAndLink } = capabilities.traits;
  const secondsFresh = useSecondsLeft(findFreshUntilMs(user));
  const isFixing = pending !== null;

  useEffect(() => {
    if (isFixing) cardRef.current?.querySelector("input")?.focus();
  }, [isFixing]);

  return (
    <Card
      ref={cardRef}
      id="change-address"
      title={isFixing ? "Correct the new address" : "Change your address"}
      description={isFixing ? FIX : toDescription(hasNoMail, mailsCodeAndLink)}
    >
      {/* Where the menu leads to correct an address, also while that is being done. */}
      <div id={isFixing ? "fix-address" : undefined} className="scroll-mt-40">
        <ChangeForm
          current={current}
          initial={pending ?? ""}
          submitLabel={hasNoMail ? "Change address" : "Send confirmation"}
          hint={secondsFresh > 0 ? undefined : toProofHint(user)}
          draftOf={isFixing ? null : user.uuid}
          onSubmit={onSubmit}
          {...(isFixing && { onCancel })}
        />
      </div>
    </Card>
  );
}

const FIX = "A new mail goes to the corrected address. The code and link of the former one stop working.";

/** Some servers do not say how lately somebody was asked. */
function toProofHint(user: User): string {
  const isSaid = user.fresh_reauth_expires_at !== undefined;
  return isSaid ? "You are asked to confirm that it is you." : "You may be asked to confirm that it is you.";
}

function toDescription(hasNoMail: boolean, mailsCodeAndLink: boolean): string {
  if (hasNoMail) {
    return "This server sends no mail, so a new address counts at once, without a confirmation. Check its spelling well.";
  }
  return mailsCodeAndLink
    ? "A code and a link go to the new address. Nothing changes until you confirm it with one of them."
    : "A mail goes to the new address. Nothing changes until you confirm it with what it holds.";
}

"use client";

import { useEffect, useRef } from "react";
import { Card } from "@/components/ui/card";
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
  const isFixing = pending !== null;

  useEffect(() => {
    if (isFixing) cardRef.current?.querySelector("input")?.focus();
  }, [isFixing]);

  return (
    <Card
      ref={cardRef}
      title={isFixing ? "Correct the new address" : "Change your address"}
      description={isFixing ? FIX : toDescription(hasNoMail)}
    >
      <ChangeForm
        current={current}
        initial={pending ?? ""}
        submitLabel={hasNoMail ? "Change address" : "Send confirmation"}
        hint="You are asked to confirm that it is you."
        onSubmit={onSubmit}
        {...(isFixing && { onCancel })}
      />
    </Card>
  );
}

const FIX = "A new mail goes to the corrected address. The code and link of the former one stop working.";

function toDescription(hasNoMail: boolean): string {
  return hasNoMail
    ? "This server sends no mail, so a new address counts at once, without a confirmation. Check its spelling well."
    : "A code and a link go to the new address. Nothing changes until you confirm it with one of them.";
}

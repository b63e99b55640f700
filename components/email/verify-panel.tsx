"use client";

import type { ReactNode } from "react";
import { useResend } from "@/lib/client/email/use-resend";
import type { StepAfter } from "@/lib/client/email/verify-email";
import { CodeForm } from "./code-form";
import { MailboxLink } from "./mailbox-link";
import { NotSeeingIt } from "./not-seeing-it";
import { ResendRow } from "./resend-row";

interface VerifyPanelProps {
  uuid: string;
  address: string | null;
  mailboxUrl: string | null;
  onVerified: (step: StepAfter) => void;
  onTaken?: ReactNode;
}

/** The code, another mail, and help: the same in the settings and outside of them. */
export function VerifyPanel({ uuid, address, mailboxUrl, onVerified, onTaken }: VerifyPanelProps) {
  const resend = useResend(uuid, () => onVerified("sign_in"));
  return (
    <div className="flex flex-col gap-4">
      <CodeForm
        key={resend.count}
        uuid={uuid}
        sentAtMs={resend.lastSentAtMs}
        onVerified={onVerified}
        onTaken={onTaken}
      />
      <ResendRow resend={resend} />
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <NotSeeingIt address={address} />
        <MailboxLink url={mailboxUrl} />
      </div>
    </div>
  );
}

"use client";

import type { ReactNode } from "react";
import { MailboxLink } from "@/components/settings/mailbox-link";
import { useResend } from "@/lib/client/email/use-resend";
import type { StepAfter } from "@/lib/client/email/verify-email";
import { CodeForm } from "./code-form";
import { NotSeeingIt } from "./not-seeing-it";
import { ResendRow } from "./resend-row";

interface VerifyPanelProps {
  uuid: string;
  address: string | null;
  mailboxUrl: string | null;
  onVerified: (step: StepAfter) => void;
  /** Nothing waits to be confirmed, says the server. */
  onSettled: () => void;
  /** What there is to do about a dead code when no other mail may be asked for. */
  lastWay?: string;
  onTaken?: ReactNode;
}

/** The code, another mail, and help: the same in the settings and outside of them. */
export function VerifyPanel(props: VerifyPanelProps) {
  const { uuid, address, mailboxUrl, onVerified, onSettled, onTaken, lastWay = LAST_WAY } = props;
  const resend = useResend(uuid, onSettled);
  const wayOut = resend.state.kind === "open" ? "Send another mail." : lastWay;
  return (
    <div className="flex flex-col gap-4">
      <MailboxLink url={mailboxUrl} variant="secondary" className="self-start" />
      <CodeForm
        key={resend.count}
        uuid={uuid}
        sentAtMs={resend.lastSentAtMs}
        wayOut={wayOut}
        onVerified={onVerified}
        onTaken={onTaken}
      />
      <ResendRow resend={resend} />
      <NotSeeingIt address={address} />
    </div>
  );
}

const LAST_WAY = "Open the link in the newest mail instead.";

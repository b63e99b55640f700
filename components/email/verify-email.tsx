"use client";

import { useState } from "react";
import { useLinkToken } from "@/lib/client/email/use-link-token";
import { isVerifiedMe, type StepAfter } from "@/lib/client/email/verify-email";
import type { Visitor } from "@/lib/client/email/visitor";
import { toVerifyEmail } from "@/lib/routes";
import { ConfirmLink } from "./confirm-link";
import { EnterCode } from "./enter-code";
import { VerifiedPage } from "./verified-page";

export interface VerifyEmailProps {
  /** Whose address it is. */
  uuid: string;
  /** Who is signed in in this browser: the same person, another one, or nobody. */
  visitor: Visitor | null;
  /** Already checked to be a page of ours; null for the usual one. */
  next: string | null;
  mailboxUrl: string | null;
}

type Result = { step: StepAfter; isRepeated: boolean };

/** The page of a mail's link: it asks before it does anything, since mail scanners open links too (E7). */
export function VerifyByLink(props: VerifyEmailProps) {
  const { uuid, visitor } = props;
  const token = useLinkToken(toVerifyEmail(uuid));
  const [result, setResult] = useState<Result | null>(null);
  const [isCode, setIsCode] = useState(false);
  const finish = (step: StepAfter) => setResult({ step, isRepeated: false });
  if (result) return <VerifiedPage {...props} {...result} />;
  if (isCode || token === null) return <EnterCode {...props} isLinkLost={!isCode} onVerified={finish} />;
  return (
    <ConfirmLink
      {...props}
      token={token}
      onVerified={finish}
      onUsed={async () => {
        const isDone = visitor?.uuid === uuid && (await isVerifiedMe(uuid));
        if (isDone) setResult({ step: "none", isRepeated: true });
        return isDone;
      }}
      onCode={() => setIsCode(true)}
    />
  );
}

/** Waiting for the mail, with its code to enter. */
export function VerifyByCode(props: VerifyEmailProps) {
  const [step, setStep] = useState<StepAfter | null>(null);
  if (step) return <VerifiedPage {...props} step={step} isRepeated={false} />;
  return <EnterCode {...props} isLinkLost={false} onVerified={setStep} />;
}

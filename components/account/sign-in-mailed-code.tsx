"use client";

import { MailedCodeForm } from "@/components/settings/mailed-code-form";
import { Button } from "@/components/ui/button";
import { resendEmailCode } from "@/lib/client/session";

interface SignInMailedCodeProps {
  ageSeconds: number;
  mailboxUrl: string | null;
  onSubmit: (code: string) => Promise<void>;
  onStartOver: (isExpired: boolean) => void;
  isLeaving: boolean;
}

/** The second step of signing in at a PostHog that mails a code for it. */
export function SignInMailedCode({
  ageSeconds,
  mailboxUrl,
  onSubmit,
  onStartOver,
  isLeaving,
}: SignInMailedCodeProps) {
  return (
    <>
      <MailedCodeForm
        submitLabel="Sign in"
        ageSeconds={ageSeconds}
        mailboxUrl={mailboxUrl}
        isLeaving={isLeaving}
        onSubmit={onSubmit}
        onResend={resendEmailCode}
        onOver={() => onStartOver(true)}
      />
      <Button variant="link" className="mt-4 text-sm" onClick={() => onStartOver(false)}>
        Sign in as somebody else
      </Button>
    </>
  );
}

"use client";

import { useState } from "react";
import { MailedCodeForm } from "@/components/settings/mailed-code-form";
import { Button } from "@/components/ui/button";
import { resendEmailCode } from "@/lib/client/session";
import { RememberBrowser } from "./remember-browser";

interface SignInMailedCodeProps {
  ageSeconds: number;
  mailboxUrl: string | null;
  onSubmit: (code: string, remember: boolean) => Promise<void>;
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
  const [remember, setRemember] = useState(false);
  return (
    <>
      <MailedCodeForm
        submitLabel="Sign in"
        ageSeconds={ageSeconds}
        mailboxUrl={mailboxUrl}
        isLeaving={isLeaving}
        onSubmit={(code) => onSubmit(code, remember)}
        onResend={resendEmailCode}
        onOver={() => onStartOver(true)}
      >
        <RememberBrowser checked={remember} onCheckedChange={setRemember} />
      </MailedCodeForm>
      <Button variant="link" className="mt-4 text-sm" onClick={() => onStartOver(false)}>
        Sign in as somebody else
      </Button>
    </>
  );
}

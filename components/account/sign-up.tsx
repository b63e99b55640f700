"use client";

import { useState } from "react";
import { createAccount } from "@/lib/client/account/open-calls";
import type { SignUp as Values } from "@/lib/contract/schemas/email";
import { toSignIn } from "@/lib/routes";
import { MailSent } from "./mail-sent";
import { SignUpForm } from "./sign-up-form";

interface SignUpProps {
  /** Without mail there is nothing to confirm, and the account is ready at once. */
  hasMail: boolean;
  mailboxUrl: string | null;
}

export function SignUp({ hasMail, mailboxUrl }: SignUpProps) {
  const [sent, setSent] = useState<{ email: string; first_name: string } | null>(null);
  const [isCorrecting, setIsCorrecting] = useState(false);
  const [isLeaving, setIsLeaving] = useState(false);

  async function submit(values: Values) {
    await createAccount(values);
    if (hasMail) {
      setSent({ email: values.email, first_name: values.first_name });
      setIsCorrecting(false);
      return;
    }
    setIsLeaving(true);
    window.location.assign(toSignIn({ reason: "signed-up" }));
  }

  if (sent && !isCorrecting) {
    return (
      <MailSent
        text={`A mail was sent to ${sent.email}. Open its link, on any device, to confirm the address; then sign in.`}
        mailboxUrl={mailboxUrl}
        again="Use another address"
        onAgain={() => setIsCorrecting(true)}
      />
    );
  }
  const known = sent ?? { email: "", first_name: "" };
  return <SignUpForm known={known} hasMail={hasMail} isLeaving={isLeaving} onSubmit={submit} />;
}

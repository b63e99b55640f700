"use client";

import { useState } from "react";
import { Notice } from "@/components/ui/notice";
import { finishSignIn, signIn } from "@/lib/client/session";
import type { SignInReason } from "@/lib/routes";
import { SignInCode } from "./sign-in-code";
import { SignInForm } from "./sign-in-form";
import { useSignedInElsewhere } from "./use-signed-in-elsewhere";

const REASONS: Record<SignInReason, { title: string; detail: string }> = {
  expired: { title: "Your session has ended", detail: "Sign in to go on where you were." },
  "signed-out": { title: "You are signed out", detail: "Other tabs of this browser are, too." },
  "signed-out-here": {
    title: "You are signed out in this browser",
    detail:
      "The server could not be told, so the session may stay in its list until it ends. Once you can sign in again, end it there.",
  },
  confirm: {
    title: "Confirm that it is you",
    detail: "Sign in again to go on; you come back to where you were.",
  },
  verified: { title: "Your e-mail address is confirmed", detail: "Sign in with it to go on." },
  "verified-2fa": {
    title: "Your e-mail address is confirmed",
    detail: "Sign in with it; your second factor is asked for after the password.",
  },
  "change-undone": {
    title: "Your old e-mail address is back",
    detail: "Set a new password by the link in the mail first; the old one may be known to others.",
  },
  "password-reset": {
    title: "Your password is changed",
    detail: "All sessions were ended. Sign in with the new one.",
  },
  "signed-up": { title: "Your account is ready", detail: "Sign in to it." },
};

interface SignInProps {
  /** Already checked to be a page of ours. */
  next: string;
  reason: SignInReason | null;
  /** The password was right lately, and the second factor is still to be shown. */
  isHalfDone: boolean;
  /** Whether a new password can be had by mail. */
  canReset: boolean;
}

export function SignIn({ next, reason, isHalfDone, canReset }: SignInProps) {
  const [isLeaving, setIsLeaving] = useState(false);
  const [step, setStep] = useState<"password" | "code">(isHalfDone ? "code" : "password");
  const [isExpired, setIsExpired] = useState(false);

  // A whole new page: nothing read for someone else stays in memory.
  const goOn = () => {
    setIsLeaving(true);
    window.location.assign(next);
  };

  // A page that asks to confirm has a session: only a new sign-in is an answer to it.
  useSignedInElsewhere(goOn, { asksSession: reason !== "confirm" });

  async function submit(credentials: { email: string; password: string }) {
    if ((await signIn(credentials)) === "second_factor") setStep("code");
    else goOn();
  }

  async function finish(token: string, remember: boolean) {
    await finishSignIn({ token, remember });
    goOn();
  }

  function startOver(expired: boolean) {
    setIsExpired(expired);
    setStep("password");
  }

  return (
    <>
      {reason && step === "password" && !isExpired && (
        <Notice tone="info" title={REASONS[reason].title} announce={false} className="mb-6">
          {REASONS[reason].detail}
        </Notice>
      )}
      {isExpired && step === "password" && (
        <Notice tone="warning" title="That took more than ten minutes" className="mb-6">
          Enter your password again, then the code.
        </Notice>
      )}
      {step === "password" ? (
        <SignInForm onSubmit={submit} isLeaving={isLeaving} canReset={canReset} />
      ) : (
        <SignInCode onSubmit={finish} onStartOver={startOver} isLeaving={isLeaving} />
      )}
    </>
  );
}

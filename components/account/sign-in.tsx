"use client";

import { useState } from "react";
import { Notice } from "@/components/ui/notice";
import { finishSignIn, finishWithEmailCode, signIn, signInWithKey } from "@/lib/client/session";
import type { SignInReason } from "@/lib/routes";
import { isForSignedIn } from "./is-for-signed-in";
import { KeyForm } from "./key-form";
import { SignInCode } from "./sign-in-code";
import { SignInForm } from "./sign-in-form";
import { SignInMailedCode } from "./sign-in-mailed-code";
import { type SignInWay, SignInWays } from "./sign-in-ways";
import { useSignedInElsewhere } from "./use-signed-in-elsewhere";
import type { Way } from "./way";

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
  "needs-password": {
    title: "Sign in with your e-mail and password to do this",
    detail: "Your API key does not allow it. You come back to where you were.",
  },
  verified: { title: "Your e-mail address is confirmed", detail: "Sign in with it to go on." },
  "verified-2fa": {
    title: "Your e-mail address is confirmed",
    detail: "Sign in with it; your second factor is asked for after the password.",
  },
  "maybe-verified": {
    title: "Your session has ended",
    detail: "If you confirmed a new address meanwhile, sign in with that one.",
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

/** What is asked for after the password, and for how long already. */
type Due = { step: "second_factor" | "email_code"; ageSeconds: number };

interface SignInProps {
  /** Already checked to be a page of ours. */
  next: string;
  reason: SignInReason | null;
  /** The password was right lately, and this is still to be shown. */
  pending: Due | null;
  /** Where a new password can be had by mail. */
  reset: Way | null;
  /** Of a server whose keys sign in as well. */
  keys: { serverName: string; keysUrl: string } | null;
  way: SignInWay;
}

export function SignIn({ next, reason, pending, reset, keys, way }: SignInProps) {
  const [isLeaving, setIsLeaving] = useState(false);
  const [due, setDue] = useState(pending);
  const [isExpired, setIsExpired] = useState(false);
  const [start, setStart] = useState<"email" | "password" | null>(null);

  // A whole new page: nothing read for someone else stays in memory.
  const goOn = () => {
    setIsLeaving(true);
    window.location.assign(next);
  };

  // A page that asks to confirm has a session: only a new sign-in is an answer to it.
  useSignedInElsewhere(goOn, { asksSession: !isForSignedIn(reason) });

  async function submit(credentials: { email: string; password: string }) {
    const step = await signIn(credentials);
    if (step === "done") goOn();
    else setDue({ step, ageSeconds: 0 });
  }

  async function finish(token: string, remember: boolean) {
    await finishSignIn({ token, remember });
    goOn();
  }

  async function finishByMail(code: string) {
    await finishWithEmailCode(code);
    goOn();
  }

  async function submitKey(key: string) {
    await signInWithKey(key);
    goOn();
  }

  function startOver(expired: boolean) {
    setIsExpired(expired);
    setStart(expired ? "password" : "email");
    setDue(null);
  }

  function drawFirst() {
    const password = <SignInForm start={start} onSubmit={submit} isLeaving={isLeaving} reset={reset} />;
    // A key is no answer to a question for the password.
    if (!keys || isForSignedIn(reason)) return password;
    return (
      <SignInWays initial={way}>
        {{ password, key: <KeyForm {...keys} onSubmit={submitKey} isLeaving={isLeaving} /> }}
      </SignInWays>
    );
  }

  return (
    <>
      {reason && !due && !isExpired && (
        <Notice tone="info" title={REASONS[reason].title} announce={false} className="mb-6">
          {REASONS[reason].detail}
        </Notice>
      )}
      {isExpired && !due && (
        <Notice tone="warning" title="That took more than ten minutes" className="mb-6">
          Enter your password again, then the code.
        </Notice>
      )}
      {!due && drawFirst()}
      {due?.step === "second_factor" && (
        <SignInCode onSubmit={finish} onStartOver={startOver} isLeaving={isLeaving} />
      )}
      {due?.step === "email_code" && (
        <SignInMailedCode
          ageSeconds={due.ageSeconds}
          onSubmit={finishByMail}
          onStartOver={startOver}
          isLeaving={isLeaving}
        />
      )}
    </>
  );
}

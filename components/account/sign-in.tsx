"use client";

import { useEffect, useState } from "react";
import { Notice } from "@/components/ui/notice";
import { finishSignIn, finishWithEmailCode, forgetEnded, signIn, signInWithKey } from "@/lib/client/session";
import type { SignInReason } from "@/lib/routes";
import { isForSignedIn } from "./is-for-signed-in";
import { KeyForm } from "./key-form";
import { SignInCode } from "./sign-in-code";
import { SignInForm } from "./sign-in-form";
import { SignInMailedCode } from "./sign-in-mailed-code";
import { SIGN_IN_REASONS } from "./sign-in-reasons";
import { type SignInWay, SignInWays } from "./sign-in-ways";
import { useSignedInElsewhere } from "./use-signed-in-elsewhere";
import type { Way } from "./way";

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
  /** An inbox on this machine, as in the demo. */
  mailboxUrl: string | null;
}

export function SignIn({ next, reason, pending, reset, keys, way, mailboxUrl }: SignInProps) {
  const [isLeaving, setIsLeaving] = useState(false);
  const [due, setDue] = useState(pending);
  const [isExpired, setIsExpired] = useState(false);
  const [start, setStart] = useState<"email" | "password" | null>(null);

  useEffect(() => {
    if (reason === "expired") void forgetEnded();
  }, [reason]);

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

  async function finishByMail(code: string, remember: boolean) {
    await finishWithEmailCode({ code, remember });
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
      <SignInWays initial={start ? "password" : way}>
        {{ password, key: <KeyForm {...keys} onSubmit={submitKey} isLeaving={isLeaving} /> }}
      </SignInWays>
    );
  }

  return (
    <>
      {reason && !due && !isExpired && (
        <Notice tone="info" title={SIGN_IN_REASONS[reason].title} announce={false} className="mb-6">
          {SIGN_IN_REASONS[reason].detail}
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
          mailboxUrl={mailboxUrl}
          onSubmit={finishByMail}
          onStartOver={startOver}
          isLeaving={isLeaving}
        />
      )}
    </>
  );
}

"use client";

import { useState } from "react";
import { Notice } from "@/components/ui/notice";
import { signIn } from "@/lib/client/session";
import type { SignInReason } from "@/lib/routes";
import { SignInForm } from "./sign-in-form";

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
};

interface SignInProps {
  /** Already checked to be a page of ours. */
  next: string;
  reason: SignInReason | null;
}

export function SignIn({ next, reason }: SignInProps) {
  const [isLeaving, setIsLeaving] = useState(false);

  async function submit(credentials: { email: string; password: string }) {
    await signIn(credentials);
    setIsLeaving(true);
    // A whole new page: nothing read for someone else stays in memory.
    window.location.assign(next);
  }

  return (
    <>
      {reason && (
        <Notice tone="info" title={REASONS[reason].title} announce={false} className="mb-6">
          {REASONS[reason].detail}
        </Notice>
      )}
      <SignInForm onSubmit={submit} isLeaving={isLeaving} />
    </>
  );
}

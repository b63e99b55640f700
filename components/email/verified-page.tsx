"use client";

import { OutsideFrame } from "@/components/settings/outside-frame";
import { Button } from "@/components/ui/button";
import type { StepAfter } from "@/lib/client/email/verify-email";
import { routes, toSignIn } from "@/lib/routes";
import { findAddress, findOther } from "./describe-address";
import { useTitleFocus } from "./use-title-focus";
import type { VerifyEmailProps } from "./verify-email";

interface VerifiedPageProps extends VerifyEmailProps {
  step: StepAfter;
  /** Confirmed before; the link was opened a second time. */
  isRepeated: boolean;
}

/** Confirmed, and where to go from here; nobody is ever switched to another account. */
export function VerifiedPage({ uuid, visitor, next, step, isRepeated }: VerifiedPageProps) {
  useTitleFocus();
  const isOwn = visitor?.uuid === uuid;
  const other = findOther(visitor, uuid);
  const reason = step === "second_factor" ? "verified-2fa" : "verified";
  const signIn = toSignIn({ reason, ...(next !== null && { next }) });
  return (
    <OutsideFrame
      title={isRepeated ? "Your address is confirmed already" : "Your address is confirmed"}
      description={
        <span className="wrap-anywhere">{toText({ isOwn, other, step, visitor, uuid, isRepeated })}</span>
      }
      actions={
        <Button asChild variant="primary">
          {isOwn || other ? (
            <a href={next ?? routes.email}>{next ? "Go on" : "Go to your e-mail settings"}</a>
          ) : (
            <a href={signIn}>Sign in</a>
          )}
        </Button>
      }
    />
  );
}

type Facts = Pick<VerifiedPageProps, "visitor" | "uuid" | "step" | "isRepeated"> & {
  isOwn: boolean;
  other: string | null;
};

function toText({ isOwn, other, step, visitor, uuid, isRepeated }: Facts): string {
  if (other) return `It belongs to another account. You are still signed in as ${other}.`;
  if (isOwn) {
    const address = `${findAddress(visitor, uuid)} is your address`;
    return isRepeated ? `${address}. A link for another one was cancelled or replaced.` : `${address} now.`;
  }
  if (step === "sso") return "Your organisation signs you in; go on from there.";
  if (step === "second_factor") return "Sign in with it and with your second factor to go on.";
  return "Sign in with it to go on.";
}

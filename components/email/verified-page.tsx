"use client";

import { ResultPage } from "@/components/settings/result-page";
import { Button } from "@/components/ui/button";
import type { StepAfter } from "@/lib/client/email/verify-email";
import { routes, toSignIn } from "@/lib/routes";
import { findAddress, findOther } from "./describe-address";
import type { VerifyEmailProps } from "./verify-email";

interface VerifiedPageProps extends VerifyEmailProps {
  step: StepAfter;
}

/** Confirmed, and where to go from here; nobody is ever switched to another account. */
export function VerifiedPage({ uuid, visitor, next, step }: VerifiedPageProps) {
  const isOwn = visitor?.uuid === uuid;
  const other = findOther(visitor, uuid);
  const reason = step === "second_factor" ? "verified-2fa" : "verified";
  const signIn = toSignIn({ reason, ...(next !== null && { next }) });
  return (
    <ResultPage
      tone="success"
      title={other ? "The address is confirmed" : "Your address is confirmed"}
      actions={
        <Button asChild variant="primary">
          {isOwn || other ? (
            <a href={next ?? routes.email}>{next ? "Go on" : "Go to your e-mail settings"}</a>
          ) : (
            <a href={signIn}>Sign in</a>
          )}
        </Button>
      }
    >
      {toText({ isOwn, other, step, visitor, uuid })}
    </ResultPage>
  );
}

type Facts = Pick<VerifiedPageProps, "visitor" | "uuid" | "step"> & { isOwn: boolean; other: string | null };

function toText({ isOwn, other, step, visitor, uuid }: Facts): string {
  if (other) return `It belongs to another account. You are still signed in as ${other}.`;
  if (isOwn) return `${findAddress(visitor, uuid)} is your address now.`;
  if (step === "sso") return "Your organisation signs you in; go on from there.";
  if (step === "second_factor") return "Sign in with it and with your second factor to go on.";
  return "Sign in with it to go on.";
}

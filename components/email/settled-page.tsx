"use client";

import { ResultPage } from "@/components/settings/result-page";
import { Button } from "@/components/ui/button";
import { routes, toSignIn } from "@/lib/routes";

interface SettledPageProps {
  /** The confirmed address, where this browser is its owner's. */
  address: string | null;
  /** Somebody else who is signed in here. */
  other: string | null;
  next: string | null;
  /** A link was opened: it may have been for another address. */
  isLink: boolean;
  takesFocus: boolean;
}

/** The address is confirmed and no other one is staged: no mail, link or code is of use. */
export function SettledPage({ address, other, next, isLink, takesFocus }: SettledPageProps) {
  if (address === null) {
    return (
      <ResultPage
        tone="neutral"
        title="Nothing is waiting to be confirmed"
        takesFocus={takesFocus}
        actions={
          <Button asChild variant="primary">
            {other ? (
              <a href={routes.email}>Go to your e-mail settings</a>
            ) : (
              <a href={toSignIn({ ...(next !== null && { next }) })}>Sign in</a>
            )}
          </Button>
        }
      >
        This account has a confirmed address; sign in with the one you used last.
        {other && ` You are signed in as ${other}.`}
      </ResultPage>
    );
  }
  return (
    <ResultPage
      tone="success"
      title="Your address is confirmed already"
      takesFocus={takesFocus}
      actions={
        <Button asChild variant="primary">
          <a href={next ?? routes.email}>{next ? "Go on" : "Go to your e-mail settings"}</a>
        </Button>
      }
    >
      {address} is your confirmed address; nothing is waiting.
      {isLink && " If the link was for another one, that change was cancelled or replaced."}
    </ResultPage>
  );
}

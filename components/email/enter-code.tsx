"use client";

import { OutsideFrame } from "@/components/settings/outside-frame";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { StepAfter } from "@/lib/client/email/verify-email";
import { routes } from "@/lib/routes";
import { findAddress, findOther } from "./describe-address";
import type { VerifyEmailProps } from "./verify-email";
import { VerifyPanel } from "./verify-panel";

interface EnterCodeProps extends VerifyEmailProps {
  /** The page of a link, without its token: it was loaded again, or come back to. */
  isLinkLost: boolean;
  onVerified: (step: StepAfter) => void;
}

export function EnterCode({ uuid, visitor, mailboxUrl, isLinkLost, onVerified }: EnterCodeProps) {
  const address = findAddress(visitor, uuid);
  const other = findOther(visitor, uuid);
  return (
    <OutsideFrame
      title="Check your inbox"
      description={
        <span className="wrap-anywhere">
          {address
            ? `A mail to ${address} has a code and a link; either confirms the address.`
            : "The mail has a code and a link; either confirms the address."}
        </span>
      }
    >
      <div className="flex flex-col gap-4">
        {isLinkLost && (
          <Notice tone="info" title="The link is not kept on this page" announce={false}>
            Open it once more from the mail, or enter the code here.
          </Notice>
        )}
        {other && (
          <Notice
            tone="info"
            title="This is about another account"
            announce={false}
            className="wrap-anywhere"
          >
            You are signed in as {other}, and you stay signed in.
          </Notice>
        )}
        <VerifyPanel
          uuid={uuid}
          address={address}
          mailboxUrl={mailboxUrl}
          onVerified={onVerified}
          onTaken={
            <Button asChild size="sm" className="mb-3">
              <a href={routes.email}>Use a different address</a>
            </Button>
          }
        />
      </div>
    </OutsideFrame>
  );
}

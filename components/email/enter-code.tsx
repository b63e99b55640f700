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
  onSettled: () => void;
}

export function EnterCode({ uuid, visitor, mailboxUrl, isLinkLost, onVerified, onSettled }: EnterCodeProps) {
  const address = findAddress(visitor, uuid);
  const other = findOther(visitor, uuid);
  return (
    <OutsideFrame
      title={address ? "Check your inbox" : "Confirm your e-mail address"}
      description={
        <span className="wrap-anywhere">
          {address
            ? `Open the link in the newest mail to ${address}. If the mail has a code, you can enter that here instead.`
            : "Open the link in the newest mail. If the mail has a code, you can enter that here instead. No mail, or an old one? Have another sent."}
        </span>
      }
    >
      <div className="flex flex-col gap-4">
        {isLinkLost && (
          <Notice tone="info" title="The link is not kept on this page" announce={false}>
            Open it once more from the mail, or have another mail sent, whose code can be entered here.
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
          onSettled={onSettled}
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

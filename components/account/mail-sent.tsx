"use client";

import Link from "next/link";
import { useEffect } from "react";
import { MailboxLink } from "@/components/settings/mailbox-link";
import { OutsideFrame } from "@/components/settings/outside-frame";
import { Button } from "@/components/ui/button";
import { routes } from "@/lib/routes";

interface MailSentProps {
  text: string;
  mailboxUrl: string | null;
  again: string;
  onAgain: () => void;
}

/** What there is to do now stands in the inbox. */
export function MailSent({ text, mailboxUrl, again, onAgain }: MailSentProps) {
  useEffect(() => document.querySelector<HTMLElement>("h1")?.focus(), []);
  return (
    <OutsideFrame
      title="Check your inbox"
      description={<span className="wrap-anywhere">{text}</span>}
      actions={
        <>
          <MailboxLink url={mailboxUrl} />
          <Button asChild>
            <Link href={routes.signIn}>Go to sign-in</Link>
          </Button>
          <Button variant="link" onClick={onAgain}>
            {again}
          </Button>
        </>
      }
    >
      <ul className="flex list-disc flex-col gap-1 ps-4 text-pretty text-muted marker:text-faint">
        <li>Mail can take a few minutes; look among spam, too.</li>
        <li>Nothing there? Check the spelling of the address.</li>
      </ul>
    </OutsideFrame>
  );
}

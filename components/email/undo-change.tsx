"use client";

import { useState } from "react";
import { ErrorNotice } from "@/components/settings/error-notice";
import { LinkOver } from "@/components/settings/link-over";
import { MailboxLink } from "@/components/settings/mailbox-link";
import { OutsideFrame } from "@/components/settings/outside-frame";
import { ResultPage } from "@/components/settings/result-page";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { undoEmailChange } from "@/lib/client/email/email-calls";
import { useLinkToken } from "@/lib/client/email/use-link-token";
import { ApiError } from "@/lib/contract/api-error";
import { routes, toSignIn } from "@/lib/routes";

/** The way back from the old inbox: it asks first, since mail scanners open links too. */
export function UndoChange({ mailboxUrl }: { mailboxUrl: string | null }) {
  const token = useLinkToken(routes.undoEmailChange);
  const [isPending, setIsPending] = useState(false);
  const [isDone, setIsDone] = useState(false);
  const [problem, setProblem] = useState<Error | null>(null);
  const code = problem instanceof ApiError ? problem.code : null;
  if (isDone) return <Undone mailboxUrl={mailboxUrl} />;
  if (token === null || code === "invalid_token") {
    return (
      <LinkOver isMissing={token === null} way={{ href: routes.email, label: "Go to your e-mail settings" }}>
        {token === null ? MISSING : OVER}
      </LinkOver>
    );
  }

  async function undo() {
    if (isPending || !token) return;
    setIsPending(true);
    setProblem(null);
    try {
      await undoEmailChange(token);
      setIsDone(true);
    } catch (error) {
      setProblem(error instanceof Error ? error : new Error("unknown"));
    } finally {
      setIsPending(false);
    }
  }

  return (
    <OutsideFrame
      title="Keep your old e-mail address"
      description="Somebody asked to change the address of your account. If that was not you, take it back here."
    >
      <ul className="flex list-disc flex-col gap-1.5 ps-4 text-pretty text-muted marker:text-faint">
        <li>A change that is not confirmed yet is cancelled; one that is done is reversed.</li>
        <li>Every session of the account is ended, on all devices.</li>
        <li>The old address gets a mail with a link to set a new password.</li>
      </ul>
      {problem && code === "email_taken" && (
        <Notice tone="danger" title="The old address has another account by now" className="mt-4">
          It cannot be given back here. Ask the people who run this server for help.
        </Notice>
      )}
      {problem && code !== "email_taken" && (
        <ErrorNotice title="Nothing was taken back yet" error={problem} className="mt-4" />
      )}
      <Button
        variant="danger-outline"
        className="mt-5 w-full"
        pending={isPending}
        pendingLabel="Taking it back"
        onClick={undo}
      >
        Take the change back
      </Button>
    </OutsideFrame>
  );
}

function Undone({ mailboxUrl }: { mailboxUrl: string | null }) {
  return (
    <ResultPage
      tone="success"
      title="The change is taken back"
      actions={
        <>
          <MailboxLink url={mailboxUrl} />
          <Button asChild>
            <a href={toSignIn({ reason: "change-undone" })}>Sign in</a>
          </Button>
        </>
      }
    >
      Your account has its old address, and every session is ended. Open the mail that was just sent there and
      set a new password.
    </ResultPage>
  );
}

const MISSING = "This page needs the whole link of the notice that was sent to your old address.";
const OVER =
  "It was used before, is more than seven days old, or another change has come after it. The newest mail has the link that counts.";

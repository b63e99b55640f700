"use client";

import { useState } from "react";
import { LinkOver } from "@/components/settings/link-over";
import { OutsideFrame } from "@/components/settings/outside-frame";
import { ResultPage } from "@/components/settings/result-page";
import { Button } from "@/components/ui/button";
import { resetPassword } from "@/lib/client/account/open-calls";
import { useLinkToken } from "@/lib/client/email/use-link-token";
import type { Visitor } from "@/lib/client/email/visitor";
import { ApiError } from "@/lib/contract/api-error";
import { routes, toReset, toSignIn } from "@/lib/routes";
import { ResetPasswordForm } from "./reset-password-form";

interface ResetPasswordProps {
  /** Whose password it is. */
  uuid: string;
  visitor: Visitor | null;
}

export function ResetPassword({ uuid, visitor }: ResetPasswordProps) {
  const token = useLinkToken(toReset(uuid));
  const [isOver, setIsOver] = useState(false);
  const [isDone, setIsDone] = useState(false);
  const other = visitor && visitor.uuid !== uuid ? visitor.email : null;

  async function submit(password: string) {
    if (!token) return;
    try {
      await resetPassword({ uuid, token, password });
    } catch (error) {
      if (!(error instanceof ApiError && error.code === "invalid_token")) throw error;
      return setIsOver(true);
    }
    setIsDone(true);
    // Whoever is signed in here as somebody else stays so, and would never see the sign-in page.
    if (!other) window.location.replace(toSignIn({ reason: "password-reset" }));
  }

  if (token === null || isOver) {
    return (
      <LinkOver isMissing={!isOver} way={{ href: routes.reset, label: "Send another link" }}>
        {isOver ? OVER : MISSING}
      </LinkOver>
    );
  }
  if (isDone && other) return <OtherDone email={other} />;
  return (
    <OutsideFrame
      title="Set a new password"
      description="All sessions of your account are ended with the old one. A second factor stays as it is."
    >
      <ResetPasswordForm other={other} isLeaving={isDone} onSubmit={submit} />
    </OutsideFrame>
  );
}

function OtherDone({ email }: { email: string }) {
  return (
    <ResultPage
      tone="success"
      title="The password is changed"
      actions={
        <Button asChild variant="primary">
          <a href={routes.settings}>Go to your settings</a>
        </Button>
      }
    >
      It is the other account's. You are still signed in as {email}; sign out to use the other one.
    </ResultPage>
  );
}

const MISSING =
  "The link is not kept on this page. Open it once more from the mail, or have another one sent.";
const OVER = "Links work once, within an hour, and only the newest. Your password is unchanged.";

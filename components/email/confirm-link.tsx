"use client";

import { useState } from "react";
import { ErrorNotice } from "@/components/settings/error-notice";
import { OutsideFrame } from "@/components/settings/outside-frame";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { type StepAfter, verifyEmail } from "@/lib/client/email/verify-email";
import { ApiError } from "@/lib/contract/api-error";
import { routes } from "@/lib/routes";
import { findAddress, findOther } from "./describe-address";
import { UsedLink } from "./used-link";
import type { VerifyEmailProps } from "./verify-email";

interface ConfirmLinkProps extends VerifyEmailProps {
  /** Undefined until the address was looked at. */
  token: string | undefined;
  onVerified: (step: StepAfter) => void;
  /** The link is used up: true where that is because it has worked before. */
  onUsed: (token: string) => Promise<boolean>;
  onCode: () => void;
}

export function ConfirmLink(props: ConfirmLinkProps) {
  const { uuid, visitor, next, token, onVerified, onUsed, onCode } = props;
  const [isPending, setIsPending] = useState(false);
  const [problem, setProblem] = useState<Error | null>(null);
  const address = findAddress(visitor, uuid);
  const other = findOther(visitor, uuid);
  const code = problem instanceof ApiError ? problem.code : null;
  const isOver = code === "invalid_token" || code === "email_taken";

  async function confirm() {
    if (isPending || token === undefined) return;
    setIsPending(true);
    setProblem(null);
    try {
      onVerified(await verifyEmail({ uuid, token }));
    } catch (error) {
      const isDone = error instanceof ApiError && error.code === "invalid_token" && (await onUsed(token));
      if (!isDone) setProblem(error instanceof Error ? error : new Error("unknown"));
    } finally {
      setIsPending(false);
    }
  }

  return (
    <OutsideFrame
      title="Confirm your e-mail address"
      description={
        !isOver && (
          <span className="wrap-anywhere">
            {address ? `${address} becomes the confirmed address of your account.` : ASK}
          </span>
        )
      }
    >
      <div className="flex flex-col gap-4">
        {other && !isOver && (
          <Notice
            tone="info"
            title="This is about another account"
            announce={false}
            className="wrap-anywhere"
          >
            You are signed in as {other}, and you stay signed in. Only the account that the mail was written
            for changes.
          </Notice>
        )}
        {code === "invalid_token" && <UsedLink uuid={uuid} visitor={visitor} next={next} onCode={onCode} />}
        {code === "email_taken" && (
          <Notice tone="danger" title="Another account uses this address by now">
            Your account keeps its address. Start the change again with a different one.
          </Notice>
        )}
        {problem && !isOver && <ErrorNotice title="Nothing was confirmed yet" error={problem} />}
        {!isOver && (
          <Button
            variant="primary"
            className="w-full"
            pending={isPending}
            pendingLabel="Confirming"
            onClick={confirm}
          >
            Confirm address
          </Button>
        )}
        {code === "email_taken" && (
          <Button asChild className="w-full">
            <a href={routes.email}>Go to your e-mail settings</a>
          </Button>
        )}
      </div>
    </OutsideFrame>
  );
}

const ASK = "One press, and the address that this mail was sent to is confirmed. Until then nothing changes.";

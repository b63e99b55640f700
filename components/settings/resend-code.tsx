"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { LiveRegion } from "@/components/ui/live-region";
import { ApiError } from "@/lib/contract/api-error";
import { describeWait } from "./describe-wait";
import { useSecondsLeft } from "./use-seconds-left";

const RESEND_MS = 60_000;

interface ResendCodeProps {
  /** Of the mail before it, when this is first shown. */
  ageSeconds: number;
  onResend: () => Promise<void>;
  onSent: () => void;
  onFail: (error: unknown) => void;
}

/** One mail a minute, from the one that came with the question on. */
export function ResendCode({ ageSeconds, onResend, onSent, onFail }: ResendCodeProps) {
  const [untilMs, setUntilMs] = useState(() => Date.now() + RESEND_MS - ageSeconds * 1_000);
  const [count, setCount] = useState(0);
  const [isSending, setIsSending] = useState(false);
  const left = useSecondsLeft(untilMs);

  async function resend() {
    setIsSending(true);
    try {
      await onResend();
      setUntilMs(Date.now() + RESEND_MS);
      setCount((sent) => sent + 1);
      onSent();
    } catch (error) {
      const wait = error instanceof ApiError ? error.retryAfterSeconds : null;
      if (wait === null) onFail(error);
      else setUntilMs(Date.now() + wait * 1_000);
    } finally {
      setIsSending(false);
    }
  }

  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-3 text-sm text-muted">
      {left === 0 ? (
        <Button variant="link" pending={isSending} pendingLabel="Sending" onClick={resend}>
          Send another code
        </Button>
      ) : (
        <p className="tabular-nums">
          {count > 0 && "Another mail is on its way. "}
          {`You can ask for another code ${describeWait(left)}.`}
        </p>
      )}
      <LiveRegion message={count === 0 ? "" : (MESSAGES[count % 2] ?? "")} />
    </div>
  );
}

/** Two, since the same words a second time would not be spoken. */
const MESSAGES = ["One more mail is on its way.", "Another mail is on its way."];

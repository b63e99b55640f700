"use client";

import { useMutation } from "@tanstack/react-query";
import { Check, CircleAlert } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useProof } from "@/components/settings/proof-context";
import { useErrorWait } from "@/components/settings/use-error-wait";
import { useViewer } from "@/components/settings/viewer-context";
import { WaitText } from "@/components/settings/wait-text";
import { Button } from "@/components/ui/button";
import { ExternalLink } from "@/components/ui/external-link";
import { ProofCancelledError } from "@/lib/client/account/proof";
import { sendTest } from "@/lib/client/notifications/send-test";
import { ApiError } from "@/lib/contract/api-error";
import type { NotificationKey } from "@/lib/contract/notifications";

/** Time to read that it was sent before another one is. */
const REST_MS = 3_000;

interface SendTestProps {
  /** The button's address on the page. */
  id: string;
  of: NotificationKey;
  topicLabel: string;
}

/** An example of the mail, on request; the result stays beside the button. */
export function SendTest({ id, of, topicLabel }: SendTestProps) {
  const { user, capabilities } = useViewer();
  const { withProof } = useProof();
  const test = useMutation({ mutationFn: () => withProof(() => sendTest(of)) });
  const isWaiting = useErrorWait(test.error) > 0;
  const [isResting, setIsResting] = useState(false);
  // Before the next drawing there may be a second click.
  const isLocked = useRef(false);

  useEffect(() => {
    if (!isResting) return;
    const timer = setTimeout(() => {
      isLocked.current = false;
      setIsResting(false);
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [isResting]);

  function send() {
    if (isLocked.current || isWaiting) return;
    isLocked.current = true;
    test.mutateAsync().then(
      () => setIsResting(true),
      () => {
        isLocked.current = false;
      },
    );
  }

  const problem = test.error instanceof ProofCancelledError ? null : test.error;
  return (
    <>
      <Button
        id={id}
        variant="link"
        className="font-normal! text-muted! hover:text-text! aria-disabled:not-aria-busy:opacity-60 pointer-coarse:min-h-11"
        pending={test.isPending}
        pendingLabel="Sending"
        aria-label={test.isPending ? undefined : `Send me a test of ${topicLabel}`}
        aria-disabled={test.isPending || isResting || isWaiting || undefined}
        onClick={send}
      >
        Send me a test
      </Button>
      <span role="status" className={test.isSuccess || problem ? "w-full py-0.5 text-pretty" : "sr-only"}>
        {test.isSuccess && (
          <span className="wrap-anywhere">
            <Check className="me-1.5 inline-block align-[-3px] text-success" />
            Sent to {user.email}.{" "}
            {capabilities.mailboxUrl && (
              <ExternalLink href={capabilities.mailboxUrl}>Open the demo's inbox</ExternalLink>
            )}
          </span>
        )}
        {problem && (
          <span className="wrap-anywhere">
            <CircleAlert className="me-1.5 inline-block align-[-3px] text-danger" />
            <span className="font-medium text-danger">Not sent.</span> {toReason(problem)}
          </span>
        )}
      </span>
    </>
  );
}

function toReason(error: Error) {
  if (!(error instanceof ApiError)) return "Something went wrong on this page.";
  if (error.status !== 429) return error.detail;
  const wait = error.retryAfterSeconds;
  return <>You asked for many tests. {wait ? <WaitText seconds={wait} since={error} /> : null}</>;
}

"use client";

import { describeWait } from "@/components/settings/describe-wait";
import { Notice } from "@/components/ui/notice";
import { ApiError } from "@/lib/contract/api-error";
import type { Way } from "./way";
import { WayLink } from "./way-link";

interface SignInProblemProps {
  error: Error | null;
  secondsLeft: number;
  /** Where a new password can be had by mail, which proves the address as well. */
  reset: Way | null;
}

/** What concerns the form as a whole; what concerns a field stands at the field. */
export function SignInProblem({ error, secondsLeft, reset }: SignInProblemProps) {
  if (!error) return null;
  const { title, detail } = explain(error, reset !== null);
  const known = error instanceof ApiError ? error : null;
  const isFault = known === null || known.status === 0 || known.status >= 500;
  return (
    <Notice
      tone="danger"
      title={title}
      className="mt-2 mb-4"
      requestId={isFault ? (known?.requestId ?? undefined) : undefined}
    >
      {detail}
      {known?.code === "not_verified" && reset && (
        <>
          {" No mail? A "}
          <WayLink way={reset}>new password by mail</WayLink>
          {" confirms the address, too."}
        </>
      )}
      {secondsLeft > 0 && (
        <span className="block tabular-nums" role="timer" aria-live="off">
          You can try again {describeWait(secondsLeft)}.
        </span>
      )}
    </Notice>
  );
}

/** No more than six a day, so that it is no certainty. */
const SENT_AGAIN = "Another mail was just sent, unless there were many today. ";

function explain(error: Error, hasMail: boolean): { title: string; detail: string } {
  if (!(error instanceof ApiError)) {
    return { title: "Signing in did not work", detail: "Something went wrong on this page." };
  }
  switch (error.code) {
    case "invalid_credentials":
      return { title: "E-mail address or password is wrong", detail: "Check both and try again." };
    case "throttled":
      return {
        title: "Signing in has to wait",
        detail: "The server takes no more sign-ins for now.",
      };
    case "too_many_failed_attempts":
      return {
        title: "Too many attempts",
        detail: "This account is locked for a while to keep guesses out.",
      };
    case "not_verified":
      return {
        title: "Your e-mail address is not confirmed yet",
        detail: `${hasMail ? SENT_AGAIN : ""}Open the link in the newest mail with the subject “Verify your email address”, then sign in.`,
      };
    default:
      return { title: "Signing in did not work", detail: error.detail };
  }
}

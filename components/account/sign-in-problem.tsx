"use client";

import { formatClock } from "@/components/settings/format-clock";
import { Notice } from "@/components/ui/notice";
import { ApiError } from "@/lib/contract/api-error";

interface SignInProblemProps {
  error: Error | null;
  secondsLeft: number;
}

/** What concerns the form as a whole; what concerns a field stands at the field. */
export function SignInProblem({ error, secondsLeft }: SignInProblemProps) {
  if (!error) return null;
  const { title, detail } = explain(error);
  const known = error instanceof ApiError ? error : null;
  const isFault = known === null || known.status === 0 || known.status >= 500;
  return (
    <Notice
      tone="danger"
      title={title}
      className="mb-4"
      requestId={isFault ? (known?.requestId ?? undefined) : undefined}
    >
      {detail}
      {secondsLeft > 0 && (
        <span className="block tabular-nums" role="timer" aria-live="off">
          You can try again in {formatClock(secondsLeft)}.
        </span>
      )}
    </Notice>
  );
}

function explain(error: Error): { title: string; detail: string } {
  if (!(error instanceof ApiError)) {
    return { title: "Signing in did not work", detail: "Something went wrong on this page." };
  }
  switch (error.code) {
    case "invalid_credentials":
      return { title: "E-mail address or password is wrong", detail: "Check both and try again." };
    case "too_many_failed_attempts":
    case "throttled":
      return {
        title: "Too many attempts",
        detail: "This account is locked for a while to keep guesses out.",
      };
    case "not_verified":
      return {
        title: "Your e-mail address is not verified yet",
        detail: "Open the link in the mail that was sent to you, then sign in.",
      };
    default:
      return { title: "Signing in did not work", detail: error.detail };
  }
}

"use client";

import Link from "next/link";
import { formatClock } from "@/components/settings/format-clock";
import { Notice } from "@/components/ui/notice";
import { ApiError } from "@/lib/contract/api-error";
import { routes } from "@/lib/routes";

interface SignInProblemProps {
  error: Error | null;
  secondsLeft: number;
  /** Whether a new password can be had by mail, which proves the address as well. */
  canReset: boolean;
}

/** What concerns the form as a whole; what concerns a field stands at the field. */
export function SignInProblem({ error, secondsLeft, canReset }: SignInProblemProps) {
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
      {known?.code === "not_verified" && canReset && (
        <>
          {" No mail? A "}
          <Link
            href={routes.reset}
            className="rounded-sm font-medium text-accent-text underline decoration-accent-text/35 underline-offset-3 hover:decoration-current"
          >
            new password by mail
          </Link>
          {" confirms the address, too."}
        </>
      )}
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
        detail:
          "Open the link in the newest mail with the subject “Verify your email address”, then sign in.",
      };
    default:
      return { title: "Signing in did not work", detail: error.detail };
  }
}

import { ApiError } from "@/lib/contract/api-error";

const CODE_LENGTH = 6;

/** Why a code was not taken, as it stands at the field. */
export type CodeProblem = {
  text: string;
  /** Until when no code is looked at; null where another try is fine. */
  untilMs: number | null;
  /** No code is looked at any more, however long one waits. */
  isLocked?: boolean;
};

/** Before anybody is asked. */
export function checkLength(code: string): CodeProblem | null {
  return code.length < CODE_LENGTH ? { text: "Enter all six digits", untilMs: null } : null;
}

/** What a refusal says where a form has no better words for its code: the server's, with its wait. */
export function explainRefusal(error: unknown, nowMs: number): CodeProblem {
  const known = error instanceof ApiError ? error : null;
  const wait = known?.retryAfterSeconds;
  return {
    // The wait stands behind it, in words: the server's own counts seconds.
    text:
      known?.code === "throttled"
        ? "Too many tries."
        : (known?.detail ?? "Something went wrong on this page."),
    untilMs: wait ? nowMs + wait * 1_000 : null,
  };
}

import { ApiError } from "@/lib/contract/api-error";
import { EMAIL_CODE_TTL_SECONDS } from "@/lib/contract/limits";
import { type CodeProblem, explainRefusal } from "./code-problem";

/** Why the code of a sign-in was refused, and until when none is looked at. */
export function explainMailedCode(error: unknown, nowMs: number): CodeProblem {
  const problem = explainRefusal(error, nowMs);
  switch (error instanceof ApiError && error.code) {
    case "invalid_code":
      return {
        text: "That is not the code of the newest mail, or it is older than ten minutes.",
        untilMs: null,
      };
    case "too_many_attempts":
      return {
        text: "Too many wrong codes. Start over in ten minutes; another mail does not help.",
        untilMs: null,
        isLocked: true,
      };
    default:
      // Nobody may try again before the code is dead.
      return isOutlived(error) ? { ...problem, isLocked: true } : problem;
  }
}

function isOutlived(error: unknown): boolean {
  return error instanceof ApiError && (error.retryAfterSeconds ?? 0) >= EMAIL_CODE_TTL_SECONDS;
}

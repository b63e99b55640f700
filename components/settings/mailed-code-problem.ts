import { ApiError } from "@/lib/contract/api-error";
import type { CodeProblem } from "./code-problem";

/** Why the code of a sign-in was refused, and until when none is looked at. */
export function explainMailedCode(error: unknown, nowMs: number): CodeProblem {
  const known = error instanceof ApiError ? error : null;
  const untilMs = known?.retryAfterSeconds ? nowMs + known.retryAfterSeconds * 1_000 : null;
  switch (known?.code) {
    case "invalid_code":
      return {
        text: "That is not the code of the newest mail, or it is older than ten minutes.",
        untilMs: null,
      };
    case "too_many_attempts":
      return {
        text: "Too many wrong codes. Start over in ten minutes; another mail does not help.",
        untilMs,
      };
    case "throttled":
      return { text: "Too many tries.", untilMs };
    default:
      return { text: known?.detail ?? "Something went wrong on this page.", untilMs };
  }
}

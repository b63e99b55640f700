import type { CodeProblem as AnyCodeProblem } from "@/components/settings/code-problem";
import { ApiError } from "@/lib/contract/api-error";
import { EMAIL_CODE_TTL_SECONDS } from "@/lib/contract/limits";

type CodeProblem = AnyCodeProblem & {
  /** The address itself cannot be had any more. */
  isTaken?: boolean;
};

type Moment = { sentAtMs: number | null; nowMs: number; wayOut: string };

/** The server has one word for a wrong code and an old one; when the mail was sent tells them apart. */
export function explainCode(error: unknown, { sentAtMs, nowMs, wayOut }: Moment): CodeProblem {
  const known = error instanceof ApiError ? error : null;
  const wait = known?.retryAfterSeconds ?? null;
  const problem = { untilMs: null };
  switch (known?.code) {
    case "invalid_code": {
      const isOld = sentAtMs !== null && nowMs - sentAtMs > EMAIL_CODE_TTL_SECONDS * 1_000;
      return { ...problem, text: isOld ? `${EXPIRED} ${wayOut}` : WRONG };
    }
    case "too_many_attempts":
      // The lock lasts as long as the code: there is nothing to wait for.
      return { ...problem, text: `${TOO_MANY} ${wayOut}`, isLocked: true };
    case "throttled":
      return {
        ...problem,
        text: "Too many tries.",
        untilMs: wait === null ? null : nowMs + wait * 1_000,
      };
    case "required":
      // The older PostHog knows the link of the mail alone.
      return known.attr === "token" ? { ...problem, text: NO_CODES } : { ...problem, text: known.detail };
    case "email_taken":
      return { ...problem, text: "Another account uses this address by now.", isTaken: true };
    default:
      return { ...problem, text: known?.detail ?? "Something went wrong on this page." };
  }
}

const NO_CODES = "This server sends a link instead of a code. Open the one in the newest mail.";
const WRONG = "That is not the code of the newest mail.";
const EXPIRED = "Codes work for ten minutes, and this one is older.";
const TOO_MANY = "Too many wrong codes: the code of this mail no longer works.";

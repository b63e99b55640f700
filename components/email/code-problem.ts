import { type CodeProblem as AnyCodeProblem, explainRefusal } from "@/components/settings/code-problem";
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
  const problem = explainRefusal(error, nowMs);
  switch (known?.code) {
    case "invalid_code": {
      const isOld = sentAtMs !== null && nowMs - sentAtMs > EMAIL_CODE_TTL_SECONDS * 1_000;
      return { text: isOld ? `${EXPIRED} ${wayOut}` : WRONG, untilMs: null };
    }
    case "too_many_attempts":
      // The lock lasts as long as the code: there is nothing to wait for.
      return { text: `${TOO_MANY} ${wayOut}`, untilMs: null, isLocked: true };
    case "required":
      // The older PostHog knows the link of the mail alone.
      return known.attr === "token" ? { ...problem, text: NO_CODES } : problem;
    case "email_taken":
      return { text: "Another account uses this address by now.", untilMs: null, isTaken: true };
    default:
      return problem;
  }
}

const NO_CODES = "This server sends a link instead of a code. Open the one in the newest mail.";
const WRONG = "That is not the code of the newest mail.";
const EXPIRED = "Codes work for ten minutes, and this one is older.";
const TOO_MANY = "Too many wrong codes: the code of this mail no longer works.";

import { ApiError } from "@/lib/contract/api-error";
import { EMAIL_CODE_TTL_SECONDS } from "@/lib/contract/limits";

export type CodeProblem = {
  text: string;
  /** Until when no code is looked at; null where another try is fine. */
  untilMs: number | null;
  /** The address itself cannot be had any more. */
  isTaken: boolean;
};

type Moment = { sentAtMs: number | null; nowMs: number };

/** The server has one word for a wrong code and an old one; when the mail was sent tells them apart. */
export function explainCode(error: unknown, { sentAtMs, nowMs }: Moment): CodeProblem {
  const known = error instanceof ApiError ? error : null;
  const wait = known?.retryAfterSeconds ?? null;
  const problem = { untilMs: null, isTaken: false };
  switch (known?.code) {
    case "invalid_code": {
      const isOld = sentAtMs !== null && nowMs - sentAtMs > EMAIL_CODE_TTL_SECONDS * 1_000;
      return { ...problem, text: isOld ? EXPIRED : WRONG };
    }
    case "too_many_attempts":
      return { ...problem, text: TOO_MANY, untilMs: wait === null ? null : nowMs + wait * 1_000 };
    case "throttled":
      return {
        ...problem,
        text: "Too many tries.",
        untilMs: wait === null ? null : nowMs + wait * 1_000,
      };
    case "email_taken":
      return { ...problem, text: "Another account uses this address by now.", isTaken: true };
    default:
      return { ...problem, text: known?.detail ?? "Something went wrong on this page." };
  }
}

const WRONG = "That is not the code of the newest mail.";
const EXPIRED = "Codes work for ten minutes, and this one is older. Send another mail.";
const TOO_MANY = "Too many wrong codes, so this mail's code is locked. Send another mail for a new one.";

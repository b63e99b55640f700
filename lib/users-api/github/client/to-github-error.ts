import { z } from "zod";
import { findRetryAfterSeconds } from "./find-retry-after";
import { GithubError, type GithubErrorKind } from "./github-error";
import { toPlainText } from "./plain-text";
import type { ApiAnswer } from "./send-request";

/** Maps an answer outside 2xx. Only GitHub's `message` field is quoted, never the raw body. */
export function toGithubError(input: {
  answer: ApiAnswer;
  route: string;
  secrets: readonly string[];
  nowMs: number;
}): GithubError {
  const { answer, route, secrets, nowMs } = input;
  const said = messageSchema.parse(answer.data).message;
  const text = toPlainText({ text: said, secrets });
  const message = `GitHub answered ${answer.status} to ${route}${text && `: ${text}`}`;

  const retryAfterSeconds = findRetryAfterSeconds({ answer, message: said, nowMs });
  const kind = retryAfterSeconds === null ? kindOf(answer.status, said) : "rate_limited";
  return new GithubError({ kind, message, status: answer.status, retryAfterSeconds });
}

const messageSchema = z.object({ message: z.string().catch("") }).catch({ message: "" });

function kindOf(status: number, message: string): GithubErrorKind {
  if (status === 401) return "unauthorized";
  if (status === 404 || status === 410) return "gone";
  if (status === 403) return SUSPENDED_MESSAGE.test(message) ? "suspended" : "forbidden";
  if (status === 451) return "forbidden";
  return status >= 500 ? "server" : "invalid_answer";
}

/** A suspended person is refused with a like text about their account, so the word installation is needed. */
const SUSPENDED_MESSAGE = /\binstallation\b.*\bsuspended\b/i;

import type { ApiAnswer } from "./send-request";

/**
 * Seconds to wait when the answer is a primary or secondary rate limit, else null. GitHub answers both with
 * 403 as well as 429, so a plain refusal has to be told apart by headers and message.
 */
export function findRetryAfterSeconds(input: {
  answer: ApiAnswer;
  message: string;
  nowMs: number;
}): number | null {
  const { answer, message, nowMs } = input;
  if (answer.status !== 403 && answer.status !== 429) return null;

  const serverNowMs = parseDateMs(answer.headers.date) ?? nowMs;
  const retryAfter = parseRetryAfter(answer.headers["retry-after"], serverNowMs);
  if (retryAfter !== null) return bound(retryAfter);

  if (answer.headers["x-ratelimit-remaining"] === "0") {
    const resetSeconds = Number(answer.headers["x-ratelimit-reset"]);
    return Number.isFinite(resetSeconds) ? bound(resetSeconds - serverNowMs / 1000) : SECONDS_DEFAULT;
  }
  return answer.status === 429 || LIMIT_MESSAGE.test(message) ? SECONDS_DEFAULT : null;
}

/** GitHub asks for at least a minute when it names no time. */
const SECONDS_DEFAULT = 60;
/** The primary limit resets within the hour; a longer wait would be a wrong clock or a hostile server. */
const SECONDS_MAX = 3600;
const LIMIT_MESSAGE = /\brate limit|\babuse detection/i;

function parseRetryAfter(value: string | number | undefined, serverNowMs: number): number | null {
  if (value === undefined) return null;
  if (/^\d+$/.test(String(value))) return Number(value);
  const dateMs = parseDateMs(value);
  return dateMs === null ? null : (dateMs - serverNowMs) / 1000;
}

function parseDateMs(value: string | number | undefined): number | null {
  const dateMs = Date.parse(String(value));
  return Number.isNaN(dateMs) ? null : dateMs;
}

function bound(seconds: number): number {
  return Math.min(Math.max(Math.ceil(seconds), 1), SECONDS_MAX);
}

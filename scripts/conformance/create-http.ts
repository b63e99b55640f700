import { setTimeout as sleep } from "node:timers/promises";
import { sendOnce } from "./send-once";

export type HttpCall = {
  method: string;
  /** From the server's address on, query included. */
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
};

export type Answer = {
  status: number;
  contentType: string;
  text: string;
  /** undefined where the text is no JSON. */
  json: unknown;
  setCookies: string[];
};

/** One call; throws `NoAnswerError`. */
export type Send = (call: HttpCall) => Promise<Answer>;
export type Wait = (ms: number) => Promise<unknown>;

const TIMEOUT_MS = 10_000;
const GAP_MS = 100;

/**
 * Calls to one server, for a caller that makes one at a time: a pause before each, redirects never
 * followed, and one more try where the server says when.
 */
export function createHttp(url: string, wait: Wait = sleep, timeoutMs = TIMEOUT_MS): Send {
  return async (call) => {
    await wait(GAP_MS);
    const first = await sendOnce(url, call, timeoutMs);
    if (first.retryAfterSeconds === null) {
      return first.answer;
    }
    await wait(first.retryAfterSeconds * 1000);
    return (await sendOnce(url, call, timeoutMs)).answer;
  };
}

import { request } from "undici";
import type { Answer, HttpCall } from "./create-http";
import { readCapped } from "./read-capped";

/** Why there is no answer, in a few words. */
export class NoAnswerError extends Error {
  override name = "NoAnswerError";
}

const RETRY_AFTER_MAX_SECONDS = 60;

type Sent = { answer: Answer; retryAfterSeconds: number | null };

/** Throws `NoAnswerError`, and nothing else. */
export async function sendOnce(url: string, call: HttpCall, timeoutMs: number): Promise<Sent> {
  const { method, path, body, headers } = call;
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await request(url + path, {
      // Its type lists the methods of HTTP; what is sent comes from a list of ours.
      method: method as "GET",
      headers: {
        accept: "application/json",
        "user-agent": "posthog-account-conformance",
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal,
    });
    const text = await readCapped(response.body);
    const status = response.statusCode;
    const answer: Answer = {
      status,
      contentType: String(response.headers["content-type"] ?? "").split(";", 1)[0] ?? "",
      text,
      json: parseJson(text),
      setCookies: [response.headers["set-cookie"] ?? []].flat(),
    };
    return { answer, retryAfterSeconds: readRetryAfter(status, response.headers["retry-after"]) };
  } catch (error) {
    throw new NoAnswerError(signal.aborted ? `none in ${timeoutMs / 1000} s` : nameCause(error));
  }
}

/** null: not asked to wait, or longer than a person would. */
function readRetryAfter(status: number, header: string | string[] | undefined): number | null {
  const seconds = Number(header);
  const isAsked = (status === 429 || status === 503) && header !== undefined;
  return isAsked && seconds >= 0 && seconds <= RETRY_AFTER_MAX_SECONDS ? seconds : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Such as ENOTFOUND or CERT_HAS_EXPIRED; a message could repeat what was sent. */
function nameCause(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : null;
  return typeof code === "string" ? code : "the connection failed";
}

import { GithubError } from "./github-error";
import type { ApiAnswer } from "./send-request";

/** The answer inside an error that Octokit throws for 304 and everything from 400 on; null when there was none. */
export function toFailedAnswer(error: unknown): ApiAnswer | null {
  return hasAnswer(error) ? error.response : null;
}

/** Octokit wraps whatever fetch rejects with, our own refusals included. */
export function toTransportError(error: unknown, route: string): GithubError {
  const causes = listCauses(error);
  const refusal = causes.find((cause) => cause instanceof GithubError);
  if (refusal) return refusal;
  const code = causes.map(codeOf).find((found) => found !== null);
  return new GithubError({ kind: "network", message: `${route} got no answer${code ? ` (${code})` : ""}` });
}

function hasAnswer(error: unknown): error is { response: ApiAnswer } {
  return (
    error instanceof Error &&
    "response" in error &&
    typeof error.response === "object" &&
    error.response !== null &&
    "status" in error.response &&
    "headers" in error.response
  );
}

function listCauses(error: unknown): Error[] {
  const causes: Error[] = [];
  let current = error;
  while (current instanceof Error && causes.length < CAUSES_MAX) {
    causes.push(current);
    current = current.cause;
  }
  return causes;
}

/** Such as ECONNREFUSED; the message of a system error names the address instead. */
function codeOf(error: Error): string | null {
  return "code" in error && typeof error.code === "string" && /^[A-Z_]+$/.test(error.code)
    ? error.code
    : null;
}

const CAUSES_MAX = 5;

import "server-only";
import { type ErrorCode, errorTable } from "@/lib/contract/errors";

/** The API could not say who is signed in; `detail` and the request id may be shown. */
export class ViewerUnknownError extends Error {
  readonly detail: string;
  /** All that Next lets through of an error that nobody caught. */
  readonly digest: string;

  constructor(
    code: string,
    readonly requestId: string,
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(code);
    this.name = "ViewerUnknownError";
    this.digest = requestId;
    this.detail = toDetail(code);
  }
}

/** What an API says of a call, told of a page. */
const WORDS: Partial<Record<ErrorCode, string>> = {
  throttled: "The server takes no more requests for now.",
  permission_denied: "The server does not let this sign-in read the account.",
  not_found: "The server does not know this account.",
};

function toDetail(code: string): string {
  const known = Object.hasOwn(errorTable, code) ? (code as ErrorCode) : "upstream_failed";
  return WORDS[known] ?? errorTable[known].detail;
}

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
  ) {
    super(code);
    this.name = "ViewerUnknownError";
    this.digest = requestId;
    this.detail =
      errorTable[Object.hasOwn(errorTable, code) ? (code as ErrorCode) : "upstream_failed"].detail;
  }
}

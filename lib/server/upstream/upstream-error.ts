import "server-only";
import type { ErrorCode } from "@/lib/contract/errors";

type Circumstances = {
  /** The wait that the API asks for. */
  retryAfter?: string | undefined;
  /** No connection came about, so nothing of the call reached the API. */
  isUnsent?: boolean;
};

/** The API could not be asked, or gave nothing usable; `code` says how, as in the error table. */
export class UpstreamError extends Error {
  readonly retryAfter: string | undefined;
  readonly isUnsent: boolean;

  constructor(
    readonly code: ErrorCode,
    { retryAfter, isUnsent = false }: Circumstances = {},
  ) {
    super(code);
    this.name = "UpstreamError";
    this.retryAfter = retryAfter;
    this.isUnsent = isUnsent;
  }
}

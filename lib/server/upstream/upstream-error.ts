import "server-only";
import type { ErrorCode } from "@/lib/contract/errors";

/** The API could not be asked, or gave nothing usable; `code` says how, as in the error table. */
export class UpstreamError extends Error {
  constructor(readonly code: ErrorCode) {
    super(code);
    this.name = "UpstreamError";
  }
}

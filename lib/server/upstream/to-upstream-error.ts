import "server-only";
import { errors } from "undici";
import type { ErrorCode } from "@/lib/contract/errors";
import { UpstreamError } from "./upstream-error";

const unsent = Symbol.for("account.unsent");

/** For an error of making the connection: the codes alone are those of a broken one, too. */
export function markUnsent(error: Error): Error {
  return Object.assign(error, { [unsent]: true });
}

type Circumstances = {
  /** Our own time limit has passed. */
  isSlow: boolean;
  /** The answer had begun. */
  isAnswering: boolean;
};

/** Why no whole answer came, by what Node and undici call it. */
export function toUpstreamError(error: unknown, { isSlow, isAnswering }: Circumstances): UpstreamError {
  if (error instanceof UpstreamError) {
    return error;
  }
  const isUnsent = error instanceof Error && unsent in error;
  if (isSlow || isTimeout(error)) {
    return new UpstreamError("upstream_timeout", { isUnsent });
  }
  return new UpstreamError(isAnswering ? "upstream_cut_off" : findCode(error), { isUnsent });
}

function findCode(error: unknown): ErrorCode {
  const code = readCode(error);
  if (/^(ENOTFOUND$|EAI_)/.test(code)) {
    return "upstream_dns";
  }
  const isTls = /CERT|^ERR_(TLS|SSL)_|^EPROTO$|^UNABLE_TO_|^HOSTNAME_MISMATCH$|^INVALID_CA$/.test(code);
  return isTls ? "upstream_tls" : "upstream_unreachable";
}

function isTimeout(error: unknown): boolean {
  return (
    error instanceof errors.HeadersTimeoutError ||
    error instanceof errors.BodyTimeoutError ||
    error instanceof errors.ConnectTimeoutError
  );
}

function readCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

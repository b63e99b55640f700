import "server-only";
import { errors } from "undici";
import { UpstreamError } from "./upstream-error";

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
  if (isSlow || isTimeout(error)) {
    return new UpstreamError("upstream_timeout");
  }
  if (isAnswering) {
    return new UpstreamError("upstream_cut_off");
  }
  const code = readCode(error);
  if (/^(ENOTFOUND$|EAI_)/.test(code)) {
    return new UpstreamError("upstream_dns");
  }
  const isTls = /CERT|^ERR_(TLS|SSL)_|^EPROTO$|^UNABLE_TO_|^HOSTNAME_MISMATCH$|^INVALID_CA$/.test(code);
  return new UpstreamError(isTls ? "upstream_tls" : "upstream_unreachable");
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

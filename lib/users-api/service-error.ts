import { buildEnvelope, type EnvelopeOptions } from "@/lib/contract/build-envelope";
import type { ErrorEnvelope } from "@/lib/contract/envelope";
import { type ErrorCode, errorTable } from "@/lib/contract/errors";

type Options = EnvelopeOptions & { retryAfterSeconds?: number; cookies?: readonly string[] };

/** Ends a verb with an error of the table; `app.ts` turns it into the envelope. */
export class ServiceError extends Error {
  readonly status: number;
  readonly envelope: ErrorEnvelope;
  readonly retryAfterSeconds: number | null;
  /** A refusal may hand something over, such as the half of a sign-in that succeeded. */
  readonly cookies: readonly string[];

  constructor(code: ErrorCode, options: Options = {}) {
    super(`${code}: ${options.detail ?? errorTable[code].detail}`);
    this.name = "ServiceError";
    this.status = errorTable[code].status;
    this.envelope = buildEnvelope(code, options);
    this.retryAfterSeconds = options.retryAfterSeconds ?? null;
    this.cookies = options.cookies ?? [];
  }

  /** An envelope made elsewhere, such as by the validation of input. */
  static fromEnvelope(envelope: ErrorEnvelope, status: number): ServiceError {
    const error = new ServiceError("invalid_input", { detail: envelope.detail });
    return Object.assign(error, { status, envelope });
  }
}

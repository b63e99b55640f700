import type { Endpoint } from "./endpoint";
import type { ErrorEnvelope } from "./envelope";

type ApiErrorInit = ErrorEnvelope & {
  status: number;
  retryAfterSeconds?: number | null;
  requestId?: string | null;
  /** What was called. */
  endpoint?: Pick<Endpoint, "path"> | null;
};

/** An error answer as both sides of the browser line see it; unknown codes keep their text. */
export class ApiError extends Error {
  readonly status: number;
  readonly type: string;
  readonly code: string;
  readonly detail: string;
  readonly attr: string | null;
  readonly extra: Record<string, number>;
  readonly retryAfterSeconds: number | null;
  readonly requestId: string | null;
  readonly endpoint: Pick<Endpoint, "path"> | null;

  constructor(init: ApiErrorInit) {
    super(init.detail);
    this.name = "ApiError";
    this.status = init.status;
    this.type = init.type;
    this.code = init.code;
    this.detail = init.detail;
    this.attr = init.attr ?? null;
    this.extra = init.extra ?? {};
    this.retryAfterSeconds = init.retryAfterSeconds ?? null;
    this.requestId = init.requestId ?? null;
    this.endpoint = init.endpoint ?? null;
  }

  /** Whether the person can mend it by other input, as opposed to waiting or asking for help. */
  get isUserError() {
    return this.status >= 400 && this.status < 500 && this.status !== 429 && this.status !== 408;
  }
}

export type GithubErrorKind =
  | "gone"
  | "forbidden"
  | "suspended"
  | "unauthorized"
  | "rate_limited"
  | "bad_grant"
  | "timeout"
  | "network"
  | "aborted"
  | "invalid_answer"
  | "server";

type GithubErrorFields = {
  kind: GithubErrorKind;
  message: string;
  status?: number | null;
  retryAfterSeconds?: number | null;
  oauthCode?: string | null;
};

/**
 * The only error of the client. It carries no `cause`: Octokit's errors hold the request's body, and with it
 * the client secret and refresh tokens, which a logger would print.
 */
export class GithubError extends Error {
  override readonly name = "GithubError";
  readonly kind: GithubErrorKind;
  readonly status: number | null;
  /** Set when `kind` is `rate_limited`. */
  readonly retryAfterSeconds: number | null;
  /** Set when `kind` is `bad_grant`: GitHub's own code, such as `bad_refresh_token`. */
  readonly oauthCode: string | null;

  constructor({ kind, message, status, retryAfterSeconds, oauthCode }: GithubErrorFields) {
    super(message);
    this.kind = kind;
    this.status = status ?? null;
    this.retryAfterSeconds = retryAfterSeconds ?? null;
    this.oauthCode = oauthCode ?? null;
  }
}

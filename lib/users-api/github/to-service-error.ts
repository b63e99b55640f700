import { ServiceError } from "../service-error";
import { GithubError } from "./client/github-error";

const RATE_LIMIT_SECONDS = 60;

/** GitHub's trouble as an answer of ours; nothing of GitHub's own text goes out. */
export function toGithubServiceError(error: unknown): ServiceError {
  if (error instanceof GithubError && error.kind === "rate_limited") {
    return new ServiceError("github_rate_limited", {
      retryAfterSeconds: error.retryAfterSeconds ?? RATE_LIMIT_SECONDS,
    });
  }
  return new ServiceError("github_unavailable");
}

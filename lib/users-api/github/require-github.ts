import type { ApiContext } from "../context";
import { ServiceError } from "../service-error";
import type { GithubClient } from "./client/github-client";

/** The client, or the refusal of an instance without a GitHub App (contract.md 2.5). */
export function requireGithub(ctx: ApiContext): GithubClient {
  if (!ctx.github) {
    throw new ServiceError("invalid_input", {
      detail: "GitHub App is not configured on this instance (missing GITHUB_APP_SLUG).",
    });
  }
  return ctx.github;
}

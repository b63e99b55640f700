import { and, eq, ne } from "drizzle-orm";
import type { InstallationStatus } from "@/lib/contract/schemas/github";
import type { ApiContext } from "../context";
import { type GithubInstallationRow, githubInstallations } from "../db/schema/github";
import { GithubError } from "./client/github-error";

/** Stores what a failed call says of an installation. Only 404 and 410 mean gone (contract.md 11). */
export async function recordFailure(ctx: ApiContext, rowId: string, error: unknown): Promise<void> {
  const status = toStatus(error);
  if (!status) {
    return;
  }
  const seconds = error instanceof GithubError ? error.retryAfterSeconds : null;
  const statusUntil = seconds === null ? null : new Date(ctx.clock.now().getTime() + seconds * 1000);
  await ctx.db
    .update(githubInstallations)
    .set({ status, statusUntil })
    .where(eq(githubInstallations.id, rowId));
}

export async function recordHealthy(ctx: ApiContext, rowId: string): Promise<void> {
  await ctx.db
    .update(githubInstallations)
    .set({ status: "healthy", statusUntil: null })
    .where(and(eq(githubInstallations.id, rowId), ne(githubInstallations.status, "healthy")));
}

/** A wait that is over counts as healthy until GitHub says otherwise. */
export function toInstallationStatus(ctx: ApiContext, row: GithubInstallationRow): InstallationStatus {
  const isOver = row.statusUntil !== null && row.statusUntil <= ctx.clock.now();
  return isOver ? "healthy" : (row.status as InstallationStatus);
}

function toStatus(error: unknown): InstallationStatus | null {
  if (!(error instanceof GithubError)) {
    return null;
  }
  switch (error.kind) {
    case "gone":
      return "uninstalled";
    case "suspended":
      return "suspended";
    case "forbidden":
      return "permissions_changed";
    case "rate_limited":
      return "rate_limited";
    case "bad_grant":
    case "unauthorized":
      return "token_expired";
    case "timeout":
    case "network":
    case "server":
    case "invalid_answer":
      return "unavailable";
    case "aborted":
      return null;
    default:
      return error.kind satisfies never;
  }
}

import { and, eq } from "drizzle-orm";
import type { InstallationStatus } from "@/lib/contract/schemas/github";
import type { ApiContext } from "../context";
import { type GithubInstallationRow, githubInstallations } from "../db/schema/github";
import { GithubError } from "./client/github-error";

/** A passing trouble is not said for longer than this without another try. */
const OUTAGE_SECONDS = 300;

/** Stores what a failed call says of an installation. Only 404 and 410 mean gone (contract.md 11). */
export async function recordFailure(ctx: ApiContext, rowId: string, error: unknown): Promise<void> {
  const status = toStatus(error);
  if (!status) {
    return;
  }
  const asked = error instanceof GithubError ? error.retryAfterSeconds : null;
  const seconds = status === "unavailable" ? OUTAGE_SECONDS : asked;
  const statusUntil = seconds === null ? null : new Date(ctx.clock.now().getTime() + seconds * 1000);
  await ctx.db
    .update(githubInstallations)
    .set({ status, statusUntil })
    .where(eq(githubInstallations.id, rowId));
}

/** GitHub answered for this installation: a passing trouble is over. */
export async function recordAnswer(ctx: ApiContext, row: GithubInstallationRow): Promise<void> {
  if (row.status === "unavailable" || row.status === "rate_limited") {
    await ctx.db
      .update(githubInstallations)
      .set({ status: "healthy", statusUntil: null })
      .where(and(eq(githubInstallations.id, row.id), eq(githubInstallations.status, row.status)));
  }
}

/**
 * A wait that is over counts as healthy until GitHub says otherwise. Without a token of the person
 * all that reads still works, but only linking again brings back what needs their own word.
 */
export function toInstallationStatus(ctx: ApiContext, row: GithubInstallationRow): InstallationStatus {
  const isOver = row.statusUntil !== null && row.statusUntil <= ctx.clock.now();
  const status = isOver ? "healthy" : (row.status as InstallationStatus);
  return status === "healthy" && row.userTokenEncrypted === null ? "token_expired" : status;
}

/** The refusal to repeat, without asking, until the time GitHub named; null where it named none. */
export function findRateLimit(ctx: ApiContext, row: GithubInstallationRow): GithubError | null {
  const waitMs = (row.statusUntil?.getTime() ?? 0) - ctx.clock.now().getTime();
  return row.status === "rate_limited" && waitMs > 0
    ? new GithubError({
        kind: "rate_limited",
        message: "GitHub asked to wait",
        retryAfterSeconds: Math.ceil(waitMs / 1000),
      })
    : null;
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

import { eq } from "drizzle-orm";
import { BRANCHES_EVICTED_SECONDS } from "@/lib/contract/limits";
import type { ApiContext } from "../../context";
import { type GithubInstallationRow, githubBranchLists } from "../../db/schema/github";
import { getProfile } from "../../profiles/profiles";
import { ServiceError } from "../../service-error";
import type { GithubClient } from "../client/github-client";
import { GithubError } from "../client/github-error";
import { findRateLimit, recordAnswer, recordFailure } from "../record-health";
import { requireGithub } from "../require-github";
import { toGithubServiceError } from "../to-service-error";
import { withInstallationToken } from "../tokens/with-installation-token";
import { storeBranches } from "./store-branches";

export type BranchList = typeof githubBranchLists.$inferSelect;
export type SyncedBranches = BranchList & { isStale: boolean };

/** Where GitHub's answer names none (contract.md 6.2). */
const DEFAULT_BRANCH = "main";

/** Fetches a repository's branches; what GitHub refuses is an error, never a cached empty list. */
export async function syncBranches(
  ctx: ApiContext,
  row: GithubInstallationRow,
  repo: string,
  stored: BranchList | null,
): Promise<SyncedBranches> {
  const github = requireGithub(ctx);
  const limited = findRateLimit(ctx, row);
  if (limited) {
    return serveStale(ctx, stored, limited);
  }
  const [owner = "", name = ""] = repo.split("/");
  try {
    const fetched = await withInstallationToken(ctx, github, row, (token) =>
      fetchBranches(github, { token, owner, repo: name }, stored).catch((error) => toRefusal(ctx, error)),
    );
    const list = await storeBranches(ctx, { rowId: row.id, repoKey: repo.toLowerCase(), ...fetched });
    await recordAnswer(ctx, row);
    return { ...list, isStale: false };
  } catch (error) {
    if (error instanceof ServiceError) {
      await forget(ctx, stored);
      throw error;
    }
    if (!(error instanceof GithubError)) {
      throw error;
    }
    await recordFailure(ctx, row.id, error);
    return serveStale(ctx, stored, error);
  }
}

type RepositoryCall = { token: string; owner: string; repo: string };
type Branches = { branches: string[]; defaultBranch: string | null };

async function fetchBranches(
  github: GithubClient,
  call: RepositoryCall,
  stored: BranchList | null,
): Promise<Branches> {
  const [names, found] = await Promise.all([
    github.listAllBranches(call),
    github.getDefaultBranch(call).catch(() => undefined),
  ]);
  const cached = stored?.defaultBranch ?? null;
  const known = cached !== null && names.includes(cached) ? cached : null;
  const defaultBranch = found === undefined ? known : (found ?? DEFAULT_BRANCH);
  const isListed = defaultBranch !== null && names.includes(defaultBranch);
  const branches = isListed ? [defaultBranch, ...names.filter((name) => name !== defaultBranch)] : names;
  return { branches, defaultBranch };
}

/** What GitHub says of the repository, not of the installation; to a PostHog it has no branches then. */
function toRefusal(ctx: ApiContext, error: unknown): Branches {
  const isRefused = error instanceof GithubError && (error.kind === "gone" || error.kind === "forbidden");
  if (isRefused && getProfile(ctx).github.hidesRefusedBranches) {
    return { branches: [], defaultBranch: null };
  }
  if (error instanceof GithubError && error.kind === "gone") {
    throw new ServiceError("not_found", { detail: "GitHub does not know this repository." });
  }
  if (error instanceof GithubError && error.kind === "forbidden") {
    throw new ServiceError("permission_denied", {
      detail: "GitHub does not let this App read the branches.",
    });
  }
  throw error;
}

function serveStale(ctx: ApiContext, stored: BranchList | null, error: GithubError): SyncedBranches {
  const age = ctx.clock.now().getTime() - (stored?.syncedAt.getTime() ?? 0);
  if (stored && age < BRANCHES_EVICTED_SECONDS * 1000) {
    return { ...stored, isStale: true };
  }
  throw toGithubServiceError(error);
}

async function forget(ctx: ApiContext, stored: BranchList | null): Promise<void> {
  if (stored) {
    await ctx.db.delete(githubBranchLists).where(eq(githubBranchLists.id, stored.id));
  }
}

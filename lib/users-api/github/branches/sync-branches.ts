import { eq } from "drizzle-orm";
import { BRANCHES_EVICTED_SECONDS } from "@/lib/contract/limits";
import type { ApiContext } from "../../context";
import { type GithubInstallationRow, githubBranchLists } from "../../db/schema/github";
import { ServiceError } from "../../service-error";
import type { GithubClient } from "../client/github-client";
import { GithubError } from "../client/github-error";
import { recordFailure } from "../record-health";
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
  const [owner = "", name = ""] = repo.split("/");
  try {
    const fetched = await withInstallationToken(ctx, github, row, (token) =>
      fetchBranches(github, { token, owner, repo: name }, stored),
    );
    const list = await storeBranches(ctx, { rowId: row.id, repoKey: repo.toLowerCase(), ...fetched });
    return { ...list, isStale: false };
  } catch (error) {
    return handleFailure(ctx, row, stored, error);
  }
}

type RepositoryCall = { token: string; owner: string; repo: string };

async function fetchBranches(github: GithubClient, call: RepositoryCall, stored: BranchList | null) {
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

async function handleFailure(
  ctx: ApiContext,
  row: GithubInstallationRow,
  stored: BranchList | null,
  error: unknown,
): Promise<SyncedBranches> {
  if (!(error instanceof GithubError)) {
    throw error;
  }
  if (error.kind === "gone") {
    await forget(ctx, stored);
    throw new ServiceError("not_found", { detail: "GitHub does not know this repository." });
  }
  if (error.kind === "forbidden") {
    await forget(ctx, stored);
    throw new ServiceError("permission_denied", {
      detail: "GitHub does not let this App read the branches.",
    });
  }
  await recordFailure(ctx, row.id, error);
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

import { asc, eq } from "drizzle-orm";
import type { Integration } from "@/lib/contract/schemas/github";
import type { ApiContext } from "../../context";
import {
  type GithubInstallationRow,
  githubInstallations,
  teamGithubInstallations,
} from "../../db/schema/github";
import type { UserRow } from "../../db/schema/users";
import type { Verb } from "../../http/verb";
import type { InstallationAccount } from "../client/types";
import { toInstallationStatus } from "../record-health";

export const listIntegrations: Verb<"integrationsList"> = async ({ ctx, target }) => {
  const rows = await ctx.db
    .select()
    .from(githubInstallations)
    .where(eq(githubInstallations.userId, target.id))
    .orderBy(asc(githubInstallations.createdAt), asc(githubInstallations.id));
  const shared = await listSharedIds(ctx, target);
  return { body: { results: rows.map((row) => toIntegration(ctx, row, shared)) } };
};

async function listSharedIds(ctx: ApiContext, target: UserRow): Promise<Set<string>> {
  if (target.currentTeamId === null) {
    return new Set();
  }
  const rows = await ctx.db
    .select({ id: teamGithubInstallations.installationId })
    .from(teamGithubInstallations)
    .where(eq(teamGithubInstallations.teamId, target.currentTeamId));
  return new Set(rows.map((row) => row.id));
}

function toIntegration(ctx: ApiContext, row: GithubInstallationRow, shared: Set<string>): Integration {
  const account = toAccount(row);
  const status = toInstallationStatus(ctx, row);
  return {
    id: row.id,
    kind: "github",
    installation_id: row.installationId,
    repository_selection: row.repositorySelection,
    account,
    uses_shared_installation: shared.has(row.installationId),
    created_at: row.createdAt.toISOString(),
    installation_status: status,
    status_until: status === "rate_limited" ? (row.statusUntil?.toISOString() ?? null) : null,
    last_synced_at: row.reposSyncedAt?.toISOString() ?? null,
    repository_count: row.repositoryCount,
    synced_so_far: findProgress(ctx, row),
    manage_url: ctx.github?.buildManageUrl({ id: row.installationId, account }) ?? "",
  };
}

/** A lapsed lease is a sync whose process died: nothing is on its way then. */
function findProgress(ctx: ApiContext, row: GithubInstallationRow): number | null {
  const isRunning = row.syncLeaseUntil !== null && row.syncLeaseUntil > ctx.clock.now();
  return isRunning ? (row.syncedSoFar ?? 0) : null;
}

function toAccount(row: GithubInstallationRow): InstallationAccount | null {
  if (row.accountName === null) {
    return null;
  }
  const isKnown = row.accountType === "User" || row.accountType === "Organization";
  return { type: isKnown ? (row.accountType as "User" | "Organization") : null, name: row.accountName };
}

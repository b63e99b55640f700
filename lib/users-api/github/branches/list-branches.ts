import { and, asc, eq, like } from "drizzle-orm";
import { BRANCHES_STALE_SECONDS } from "@/lib/contract/limits";
import type { QueryOf } from "@/lib/contract/registry";
import type { ApiContext } from "../../context";
import { githubBranches, githubBranchLists } from "../../db/schema/github";
import type { Verb } from "../../http/verb";
import { getInstallationRow } from "../find-installation";
import { toLikePattern } from "../like-pattern";
import { singleFlight } from "../single-flight";
import { type BranchList, type SyncedBranches, syncBranches } from "./sync-branches";

/** Branches of one repository, the default first; cached for ten minutes (contract.md 2.4, 6.2). */
export const listBranches: Verb<"githubListBranches"> = async ({ ctx, target, params, query }) => {
  const row = await getInstallationRow(ctx, target.id, params.installation_id);
  const key = `branches:${row.id}:${query.repo.toLowerCase()}`;
  const read = () => findFresh(ctx, row.id, query.repo);
  // Looked at again by whoever fetches: the one before may have been at it since the first look.
  const sync = async () => {
    const { list, stored } = await read();
    return list ?? (await syncBranches(ctx, row, query.repo, stored));
  };
  const list = (await read()).list ?? (await singleFlight(ctx, key, sync));
  return {
    body: { ...(await queryBranches(ctx, list.id, query)), default_branch: list.defaultBranch },
    headers: {
      "X-Last-Synced-At": list.syncedAt.toISOString(),
      ...(list.isStale && { "X-Cache": "stale" }),
    },
  };
};

async function findFresh(ctx: ApiContext, rowId: string, repo: string) {
  const stored = await findList(ctx, rowId, repo);
  const list: SyncedBranches | null = isFresh(ctx, stored) ? { ...stored, isStale: false } : null;
  return { stored, list };
}

async function findList(ctx: ApiContext, rowId: string, repo: string): Promise<BranchList | null> {
  const isThis = and(
    eq(githubBranchLists.installationRowId, rowId),
    eq(githubBranchLists.repoKey, repo.toLowerCase()),
  );
  const [list] = await ctx.db.select().from(githubBranchLists).where(isThis);
  return list ?? null;
}

function isFresh(ctx: ApiContext, list: BranchList | null): list is BranchList {
  const age = ctx.clock.now().getTime() - (list?.syncedAt.getTime() ?? 0);
  return list !== null && age < BRANCHES_STALE_SECONDS * 1000;
}

async function queryBranches(ctx: ApiContext, listId: string, query: QueryOf<"githubListBranches">) {
  const pattern = toLikePattern(query.search);
  const isMatch = pattern === null ? undefined : like(githubBranches.searchKey, pattern);
  const rows = await ctx.db
    .select({ name: githubBranches.name })
    .from(githubBranches)
    .where(and(eq(githubBranches.listId, listId), isMatch))
    .orderBy(asc(githubBranches.position))
    .limit(query.limit + 1)
    .offset(query.offset);
  return {
    branches: rows.slice(0, query.limit).map((branch) => branch.name),
    has_more: rows.length > query.limit,
  };
}

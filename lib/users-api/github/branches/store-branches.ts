import { and, eq, lte, sql } from "drizzle-orm";
import { BRANCHES_EVICTED_SECONDS } from "@/lib/contract/limits";
import type { ApiContext } from "../../context";
import { githubBranches, githubBranchLists } from "../../db/schema/github";
import { ServiceError } from "../../service-error";
import type { BranchList } from "./sync-branches";

type Fetched = { rowId: string; repoKey: string; branches: string[]; defaultBranch: string | null };

/** Replaces the stored branches of one repository in one transaction. */
export function storeBranches(ctx: ApiContext, fetched: Fetched): Promise<BranchList> {
  const { rowId: installationRowId, repoKey, defaultBranch } = fetched;
  const syncedAt = ctx.clock.now();
  const records = fetched.branches.map((name, position) => ({
    position,
    name,
    search_key: name.toLowerCase(),
  }));
  const evictedAt = new Date(syncedAt.getTime() - BRANCHES_EVICTED_SECONDS * 1000);
  const isEvicted = and(
    eq(githubBranchLists.installationRowId, installationRowId),
    lte(githubBranchLists.syncedAt, evictedAt),
  );
  return ctx.db.transaction(async (tx) => {
    await tx.delete(githubBranchLists).where(isEvicted);
    const [list] = await tx
      .insert(githubBranchLists)
      .values({ installationRowId, repoKey, defaultBranch, syncedAt })
      .onConflictDoUpdate({
        target: [githubBranchLists.installationRowId, githubBranchLists.repoKey],
        set: { defaultBranch, syncedAt },
      })
      .returning();
    if (!list) {
      throw new ServiceError("error");
    }
    await tx.delete(githubBranches).where(eq(githubBranches.listId, list.id));
    await tx.execute(sql`insert into github_branches (list_id, position, name, search_key)
      select ${list.id}::uuid, position, name, search_key
      from json_to_recordset(${JSON.stringify(records)}::json)
        as incoming(position int, name text, search_key text)`);
    return list;
  });
}

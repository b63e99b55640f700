import { and, asc, count, eq, like } from "drizzle-orm";
import type { Repository } from "@/lib/contract/schemas/github";
import type { ApiContext } from "../../context";
import { githubRepositories } from "../../db/schema/github";
import { toLikePattern } from "../like-pattern";

type Page = { search: string; limit: number; offset: number };
type Row = typeof githubRepositories.$inferSelect;

/** One page of the stored list in GitHub's order; one row more than asked for tells `has_more`. */
export async function queryRepositories(
  ctx: ApiContext,
  rowId: string,
  { search, limit, offset }: Page,
): Promise<{ repositories: Repository[]; has_more: boolean }> {
  const rows = await ctx.db
    .select()
    .from(githubRepositories)
    .where(isMatch(rowId, search))
    .orderBy(asc(githubRepositories.position))
    .limit(limit + 1)
    .offset(offset);
  return { repositories: rows.slice(0, limit).map(toRepository), has_more: rows.length > limit };
}

/** Reads every match, which a page does not: only for those who ask. */
export async function countRepositories(ctx: ApiContext, rowId: string, search: string): Promise<number> {
  const [row] = await ctx.db
    .select({ matches: count() })
    .from(githubRepositories)
    .where(isMatch(rowId, search));
  return row?.matches ?? 0;
}

export async function queryAllRepositories(ctx: ApiContext, rowId: string): Promise<Repository[]> {
  const rows = await ctx.db
    .select()
    .from(githubRepositories)
    .where(eq(githubRepositories.installationRowId, rowId))
    .orderBy(asc(githubRepositories.position));
  return rows.map(toRepository);
}

function isMatch(rowId: string, search: string) {
  const pattern = toLikePattern(search);
  const hasText = pattern === null ? undefined : like(githubRepositories.searchKey, pattern);
  return and(eq(githubRepositories.installationRowId, rowId), hasText);
}

/** Optional fields are sent only when known (contract.md 2.2). */
function toRepository(row: Row): Repository {
  return {
    id: row.id,
    name: row.name,
    full_name: row.fullName,
    ...(row.defaultBranch !== null && { default_branch: row.defaultBranch }),
    ...(row.language !== null && { language: row.language }),
    ...(row.pushedAt !== null && { pushed_at: row.pushedAt }),
    ...(row.isPrivate !== null && { private: row.isPrivate }),
    ...(row.isArchived !== null && { archived: row.isArchived }),
    ...(row.canPush !== null && { can_push: row.canPush }),
  };
}

import { eq, type SQL, sql } from "drizzle-orm";
import type { Queryable } from "../../db/database";
import { rowsOf } from "../../db/rows";
import { githubRepositories } from "../../db/schema/github";
import type { Repository } from "../client/types";

export type PlacedRepository = Repository & { position: number };

/** Adds entries of a first sync as they come in, so that a read can answer what is there. */
export async function storeRepositories(
  db: Queryable,
  rowId: string,
  repositories: PlacedRepository[],
): Promise<void> {
  await db.execute(sql`${insertFrom(rowId, toRecords(repositories))} on conflict do nothing`);
}

export async function removeRepositories(db: Queryable, rowId: string): Promise<void> {
  await db.delete(githubRepositories).where(eq(githubRepositories.installationRowId, rowId));
}

/**
 * After a bulk write: PGlite has no autovacuum, so without fresh statistics a search scans, and
 * each one reads through the trigram index's list of pending entries. Postgres lets only the owner
 * do so and has autovacuum: for another role, asking would be an error after every sync.
 */
export async function tidyRepositories(db: Queryable): Promise<void> {
  const owned = await db.execute(sql`select gin_clean_pending_list(oid) from pg_class
    where oid = 'github_repositories_search'::regclass and pg_has_role(relowner, 'usage')`);
  if (rowsOf(owned).length > 0) {
    await db.execute(sql`analyze github_repositories`);
  }
}

/** Makes the stored list equal to GitHub's in one statement; tells how many came and went. */
export async function replaceRepositories(
  db: Queryable,
  rowId: string,
  repositories: Repository[],
): Promise<{ added: number; removed: number }> {
  const incoming = toRecords(repositories.map((repository, position) => ({ ...repository, position })));
  const result = await db.execute(sql`
    with removed as (
      delete from github_repositories where installation_row_id = ${rowId}
        and id not in (select id from ${incoming}) returning 1
    ), written as (
      ${insertFrom(rowId, incoming)}
      on conflict (installation_row_id, id) do update set
        position = excluded.position, name = excluded.name, full_name = excluded.full_name,
        search_key = excluded.search_key, default_branch = excluded.default_branch,
        language = excluded.language, pushed_at = excluded.pushed_at,
        is_private = excluded.is_private, is_archived = excluded.is_archived, can_push = excluded.can_push
      where (github_repositories.position, github_repositories.full_name, github_repositories.default_branch,
          github_repositories.language, github_repositories.pushed_at, github_repositories.is_private,
          github_repositories.is_archived, github_repositories.can_push)
        is distinct from (excluded.position, excluded.full_name, excluded.default_branch,
          excluded.language, excluded.pushed_at, excluded.is_private,
          excluded.is_archived, excluded.can_push)
      returning (xmax = 0) as is_new
    )
    select (select count(*)::int from removed) as removed,
      (select count(*)::int from written where is_new) as added`);
  return rowsOf<{ added: number; removed: number }>(result)[0] ?? { added: 0, removed: 0 };
}

function insertFrom(rowId: string, incoming: SQL): SQL {
  return sql`insert into github_repositories (installation_row_id, id, position, name, full_name, search_key,
      default_branch, language, pushed_at, is_private, is_archived, can_push)
    select ${rowId}::uuid, id, position, name, full_name, search_key,
      default_branch, language, pushed_at, private, archived, can_push
    from ${incoming}`;
}

/** One parameter for any number of rows, below the driver's limit on parameters. */
function toRecords(repositories: PlacedRepository[]): SQL {
  const records = repositories.map((repository) => ({
    ...repository,
    search_key: repository.full_name.toLowerCase(),
  }));
  return sql`json_to_recordset(${JSON.stringify(records)}::json) as incoming(id bigint, position int,
    name text, full_name text, search_key text, default_branch text, language text, pushed_at text,
    private boolean, archived boolean, can_push boolean)`;
}

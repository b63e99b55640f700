import { getTableName, sql } from "drizzle-orm";
import type { ApiContext } from "../context";
import { rowsOf } from "../db/rows";
import { type ExpiredRows, listExpiredRows } from "./expired-rows";

export const LOCK_KEY = 727_274_002;

type Batch = { table: string; removed: number };
type Options = { signal?: AbortSignal; onBatch?: (batch: Batch) => void };

/**
 * Removes what has expired, a bounded number of rows a transaction, so that nobody waits long. Where
 * another process is at it the run ends: there is nothing to gain from two.
 */
export async function removeExpired(ctx: ApiContext, { signal, onBatch }: Options = {}): Promise<void> {
  for (const rows of listExpiredRows(ctx.clock.now())) {
    const table = getTableName(rows.table);
    let removed: number | null = rows.rowsMax;
    while (removed === rows.rowsMax && !signal?.aborted) {
      removed = await removeBatch(ctx, rows);
      if (removed === null) {
        return;
      }
      onBatch?.({ table, removed });
    }
  }
}

/** null while another process holds the lock, which ends with the transaction, come what may. */
function removeBatch(ctx: ApiContext, { table, isExpired, rowsMax }: ExpiredRows): Promise<number | null> {
  return ctx.db.transaction(async (tx) => {
    const lock = await tx.execute(sql`select pg_try_advisory_xact_lock(${LOCK_KEY}) as held`);
    if (!rowsOf<{ held: boolean }>(lock)[0]?.held) {
      return null;
    }
    // Counted in the database: the rows themselves, cascades included, need not come here.
    const result = await tx.execute(sql`
      with removed as (
        delete from ${table} where ctid = any(array(
          select ctid from ${table} where ${isExpired} limit ${rowsMax}
        )) returning 1
      ) select count(*)::int as count from removed`);
    return rowsOf<{ count: number }>(result)[0]?.count ?? 0;
  });
}

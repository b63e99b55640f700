import { sql } from "drizzle-orm";
import type { Transaction } from "../../db/database";

const LOCK_KEY = 727_274_003;

/**
 * For a transaction that writes several rows of installations: two at once, each in its own order,
 * would wait for one another's until Postgres ends one of them.
 */
export async function lockLinks(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${LOCK_KEY})`);
}

import { setTimeout as wait } from "node:timers/promises";
import { getTableName, sql } from "drizzle-orm";
import type { ApiContext } from "../context";
import { listExpiredRows } from "./expired-rows";
import { removeExpired } from "./remove-expired";

const FIRST_RUN_MS = 10_000;
const EVERY_MS = 3_600_000;

export type CleanupOptions = {
  /** PGlite has no autovacuum: without a vacuum removed rows go on taking their place. */
  isEmbedded?: boolean;
  firstRunMs?: number;
  everyMs?: number;
};

/** Keeps tables from growing for ever, once an hour until closed; a run that fails is tried again. */
export function startCleanup(ctx: ApiContext, options: CleanupOptions = {}): { close(): Promise<void> } {
  const { isEmbedded = false, firstRunMs = FIRST_RUN_MS, everyMs = EVERY_MS } = options;
  const controller = new AbortController();
  const { signal } = controller;
  const pause = (ms: number) => wait(ms, undefined, { signal, ref: false }).catch(() => {});
  const run = async () => {
    await pause(firstRunMs);
    while (!signal.aborted) {
      await cleanUp(ctx, signal, isEmbedded).catch((error: unknown) =>
        ctx.log.error({ err: error }, "cleanup failed"),
      );
      await pause(everyMs);
    }
  };
  const running = run();
  return {
    async close() {
      controller.abort();
      await running;
    },
  };
}

async function cleanUp(ctx: ApiContext, signal: AbortSignal, isEmbedded: boolean): Promise<void> {
  const removed: Record<string, number> = {};
  await removeExpired(ctx, {
    signal,
    onBatch: (batch) => {
      removed[batch.table] = (removed[batch.table] ?? 0) + batch.removed;
    },
  });
  if (Object.values(removed).some((count) => count > 0)) {
    ctx.log.info({ event: "cleanup", removed }, "expired rows removed");
  }
  if (isEmbedded && !signal.aborted) {
    await vacuum(ctx);
  }
}

async function vacuum(ctx: ApiContext): Promise<void> {
  const names = listExpiredRows(ctx.clock.now()).map(({ table }) => getTableName(table));
  // Branches go with their lists.
  for (const name of [...names, "github_branches"]) {
    await ctx.db.execute(sql`vacuum ${sql.identifier(name)}`);
  }
}

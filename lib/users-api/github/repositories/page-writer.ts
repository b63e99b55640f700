import { and, eq, isNotNull } from "drizzle-orm";
import type { ApiContext } from "../../context";
import { githubInstallations } from "../../db/schema/github";
import type { Repository } from "../client/types";
import { type PlacedRepository, removeRepositories, storeRepositories } from "./store-repositories";

const PAGE_SIZE = 100;

export type PageWriter = {
  /** Takes a page without waiting; throws what an earlier write failed with. */
  add(page: { page: number; items: Repository[] }): void;
  /** Waits for what is still to be written; tells how many entries came. */
  close(): Promise<number>;
};

/**
 * Writes the pages of a first sync while more are fetched, so that a read can answer what is there.
 * Pages that come in during one write go into the next together: one write a page would take longer
 * than the fetching.
 */
export function createPageWriter(ctx: ApiContext, rowId: string): PageWriter {
  let waiting: PlacedRepository[] = [];
  let total = 0;
  let failure: { error: unknown } | null = null;
  let writing: Promise<void> | null = null;

  const drain = async () => {
    while (waiting.length > 0 && !failure) {
      const batch = waiting;
      const isFirst = total === 0;
      total += batch.length;
      waiting = [];
      await writeBatch(ctx, rowId, { batch, isFirst, total }).catch((error: unknown) => {
        failure = { error };
      });
    }
    writing = null;
  };
  const check = () => {
    if (failure) {
      throw failure.error;
    }
  };
  return {
    add({ page, items }) {
      check();
      waiting.push(...items.map((item, index) => ({ ...item, position: (page - 1) * PAGE_SIZE + index })));
      writing ??= drain();
    },
    async close() {
      await writing;
      check();
      return total;
    },
  };
}

type Batch = { batch: PlacedRepository[]; isFirst: boolean; total: number };

function writeBatch(ctx: ApiContext, rowId: string, { batch, isFirst, total }: Batch): Promise<void> {
  return ctx.db.transaction(async (tx) => {
    if (isFirst) {
      // Left by a first sync that broke off; the list may have changed since.
      await removeRepositories(tx, rowId);
    }
    await storeRepositories(tx, rowId, batch);
    // A mark that linking took away stays away.
    const isMarked = and(eq(githubInstallations.id, rowId), isNotNull(githubInstallations.syncedSoFar));
    await tx.update(githubInstallations).set({ syncedSoFar: total }).where(isMarked);
  });
}

import { setImmediate as nextTurn } from "node:timers/promises";
import { and, eq, isNotNull } from "drizzle-orm";
import type { ApiContext } from "../../context";
import { githubInstallations } from "../../db/schema/github";
import type { Repository } from "../client/types";
import { type PlacedRepository, removeRepositories, storeRepositories } from "./store-repositories";

const PAGE_SIZE = 100;

/** As many as are asked for at once: the write then falls into the wait for the next ones. */
const BATCH_PAGES = 10;

type Page = { page: number; items: Repository[] };

export type PageWriter = {
  /** Takes a page without waiting; throws what an earlier write failed with. */
  add(page: Page): void;
  /** Waits for what is still to be written; tells how many entries came. */
  close(): Promise<number>;
};

/**
 * Writes the pages of a first sync while more are fetched, so that a read can answer what is there:
 * the first at once, further ones together. The embedded database writes on the thread that fetches.
 */
export function createPageWriter(ctx: ApiContext, rowId: string): PageWriter {
  let waiting: Page[] = [];
  let total = 0;
  let isClosing = false;
  let failure: { error: unknown } | null = null;
  let writing: Promise<void> | null = null;

  const isDue = () => waiting.length >= (total === 0 || isClosing ? 1 : BATCH_PAGES);
  const drain = async () => {
    while (isDue() && !failure) {
      // The requests for the next pages leave first.
      await nextTurn();
      const batch = waiting.flatMap(placeItems);
      const isFirst = total === 0;
      total += batch.length;
      waiting = [];
      await writeBatch(ctx, rowId, { batch, isFirst, total }).catch((error: unknown) => {
        failure = { error };
      });
    }
  };
  const start = () => {
    writing = drain().finally(() => {
      writing = null;
    });
  };
  const check = () => {
    if (failure) {
      throw failure.error;
    }
  };
  return {
    add(page) {
      check();
      waiting.push(page);
      if (!writing && isDue()) start();
    },
    async close() {
      isClosing = true;
      await writing;
      await drain();
      check();
      return total;
    },
  };
}

function placeItems({ page, items }: Page): PlacedRepository[] {
  return items.map((item, index) => ({ ...item, position: (page - 1) * PAGE_SIZE + index }));
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

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { startHelper } from "../testing/start-helper";
import { openPglite } from "./open-pglite";
import { rowsOf } from "./rows";

const KILLS = 3;
const ROWS_BEFORE_KILL = 60;

describe("the embedded database", () => {
  test("kill -9 while writing loses nothing that was acknowledged", { timeout: 120_000 }, async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "account-kill-"));
    const acknowledged: number[] = [];
    try {
      for (let kill = 0; kill < KILLS; kill += 1) {
        const writer = startHelper("./write-rows.ts", dataDir);
        await writer.waitForLines(ROWS_BEFORE_KILL);
        await writer.kill();
        acknowledged.push(...writer.lines.map(Number));
      }
      const stored = new Set(await readIds(dataDir));
      expect(acknowledged.length).toBeGreaterThanOrEqual(KILLS * ROWS_BEFORE_KILL);
      expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});

async function readIds(dataDir: string): Promise<number[]> {
  const opened = await openPglite(dataDir);
  const rows = rowsOf<{ id: number }>(await opened.db.execute(sql`select id from acknowledged`));
  await opened.close();
  return rows.map(({ id }) => id);
}

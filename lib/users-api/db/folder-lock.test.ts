import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Helper, startHelper } from "../testing/start-helper";
import { FolderBusyError, lockFolder } from "./folder-lock";

describe("folder lock", () => {
  let folder: string;
  let holder: Helper;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "account-lock-"));
    holder = startHelper("./hold-folder.ts", folder);
    await holder.waitForLines(1);
  });

  afterEach(async () => {
    await holder.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  test("a second process is refused, and told who has the folder", async () => {
    const refusal = await lockFolder(folder).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(FolderBusyError);
    expect(String(refusal)).toContain(
      `The data folder ${folder} is in use by process ${holder.process.pid}. Stop it first`,
    );
  });

  test("a holder too busy to answer is not robbed", async () => {
    holder.process.kill("SIGSTOP");
    const refusal = await lockFolder(folder).catch((error: unknown) => error);
    holder.process.kill("SIGCONT");
    expect(refusal).toBeInstanceOf(FolderBusyError);
  });

  test("of a rush for a stale lock one wins, and the losers leave its lock alone", async () => {
    await holder.kill();
    const rush = await Promise.all([1, 2, 3].map(() => runHolder(folder)));
    const winners = rush.filter((helper) => helper !== null);
    expect(winners).toHaveLength(1);
    await expect(lockFolder(folder)).rejects.toBeInstanceOf(FolderBusyError);
    await winners[0]?.kill();
  });

  test("what a killed process left behind is taken over", async () => {
    await holder.kill();
    expect(existsSync(join(folder, "lock.sock"))).toBe(true);
    const lock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(String(process.pid));
    await lock.release();
  });

  test("a released folder can be had again", async () => {
    await holder.kill();
    const first = await lockFolder(folder);
    await first.release();
    const second = await lockFolder(folder);
    await second.release();
  });
});

/** A process that tries for the lock; null where it was refused. */
async function runHolder(folder: string): Promise<Helper | null> {
  const helper = startHelper("./hold-folder.ts", folder);
  const isHolding = await Promise.race([
    helper.waitForLines(1).then(() => true),
    new Promise<boolean>((resolve) => helper.process.once("exit", () => resolve(false))),
  ]).catch(() => false);
  return isHolding ? helper : null;
}

import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { type Helper, startHelper } from "../testing/start-helper";
import { FolderBusyError, lockFolder } from "./folder-lock";

// The lock is the embedded database's: once is enough.
describe.skipIf(inject("testDatabase").kind === "postgres")("folder lock", () => {
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

import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { requireDatabase } from "./lib/with-database";

function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "desk-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test("a tool that only looks makes no database where there is none, and says which folder it looked at", () => {
  const dataDir = join(createFolder(), "missing");
  expect(() => requireDatabase({ dataDir, databaseUrl: null })).toThrow(
    `There is no database in ${dataDir}: set DATA_DIR to the folder that the API uses`,
  );
  expect(existsSync(dataDir)).toBe(false);
});

test("a folder of something else is none, and one with a database is one", () => {
  const dataDir = createFolder();
  expect(() => requireDatabase({ dataDir, databaseUrl: null })).toThrow("There is no database");
  mkdirSync(join(dataDir, "db"));
  writeFileSync(join(dataDir, "db", "PG_VERSION"), "17");
  expect(() => requireDatabase({ dataDir, databaseUrl: null })).not.toThrow();
});

test("where Postgres is configured no folder is looked at", () => {
  expect(() => requireDatabase({ dataDir: "/nowhere", databaseUrl: "postgres://x" })).not.toThrow();
});

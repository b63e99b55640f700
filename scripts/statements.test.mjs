import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listStatements, readStatementIds } from "./lib/list-statements.mjs";

let root = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "statements-"));
  for (const room of ["lib", "components", "app", "e2e", "scripts", "sandbox"]) {
    mkdirSync(join(root, room));
  }
});
afterAll(() => rmSync(root, { recursive: true }));

test("a statement counts by the id in front of a test's or a group's title, in test files alone", () => {
  const q = '"';
  writeFileSync(join(root, "lib/a.test.ts"), `test(${q}T3, T7: used once", f); describe(${q}S5: new id", f)`);
  writeFileSync(join(root, "lib/a.ts"), `const text = ${q}B1: no test"`);
  expect([...listStatements(root)]).toEqual([
    ["T3", ["used once"]],
    ["T7", ["used once"]],
    ["S5", ["new id"]],
  ]);
});

test("the list is read from its tables in order", () => {
  expect(readStatementIds("| ID | S |\n|---|---|\n| S1 | text |\n| S10 | see S1 |\n")).toEqual(["S1", "S10"]);
});

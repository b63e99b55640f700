import { DrizzleQueryError } from "drizzle-orm";
import { expect, test } from "vitest";
import { createLog } from "./log";

test("L2: a failed query is logged without its statement and parameters", () => {
  const lines: string[] = [];
  const log = createLog("error", { write: (line: string) => void lines.push(line) });
  const cause = new Error("duplicate key");
  log.error({ err: new DrizzleQueryError("insert into users values ($1)", ["ada@secret.example"], cause) });
  expect(lines.join()).toContain("duplicate key");
  expect(lines.join()).not.toContain("ada@secret.example");
  expect(lines.join()).not.toContain("insert into");
});

test("L2: line breaks and control characters of input stay encoded", () => {
  const lines: string[] = [];
  const log = createLog("error", { write: (line: string) => void lines.push(line) });
  log.error({ path: '/a\r\n{"forged":1}\u001b[31m' }, "request");
  expect(lines).toHaveLength(1);
  expect(lines[0]?.trim().split("\n")).toHaveLength(1);
  expect(lines[0]).not.toContain("\u001b");
});

import { expect, test } from "vitest";
import { accountUpdate } from "@/lib/contract/endpoints/account";
import { githubRefreshRepos } from "@/lib/contract/endpoints/github";
import { errorTable } from "@/lib/contract/errors";
import { readUnknownOutcome } from "@/lib/contract/unknown-outcome";
import { describeTrouble } from "./describe-trouble";

const code = "upstream_cut_off";
const cause = errorTable[code].detail;

test("X1: after a change that was sent nobody is told whether it was made, and pages can tell so", () => {
  const detail = describeTrouble({ code, isUnsent: false }, accountUpdate) ?? "";
  expect(detail).toMatch(/not known/);
  expect(readUnknownOutcome({ detail })).toBe(cause);
});

test("X1: one that was not sent changed nothing", () => {
  const detail = describeTrouble({ code, isUnsent: true }, accountUpdate) ?? "";
  expect(detail).toBe(`${cause} Nothing was changed.`);
  expect(readUnknownOutcome({ detail })).toBeNull();
});

test("repositories that could not be read anew leave no change in doubt", () => {
  expect(describeTrouble({ code, isUnsent: false }, githubRefreshRepos)).toBeUndefined();
});

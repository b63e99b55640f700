import { expect, test } from "vitest";
import { describeWait } from "./describe-wait";

test.each([
  [5, "in 0:05"],
  [90, "in 1:30"],
  [3_600, "in 1:00:00"],
  [3_601, "in about 2 hours"],
  [7_200, "in about 2 hours"],
  [9_000, "in about 3 hours"],
  [72_000, "in about 20 hours"],
  [86_393, "tomorrow"],
])("a wait of %i seconds is said as a person would: %s", (seconds, text) => {
  expect(describeWait(seconds)).toBe(text);
});

import { expect, test } from "vitest";
import { addWait, describeWait } from "./describe-wait";

test.each([
  [5, "in 0:05"],
  [90, "in 1:30"],
  [3_600, "in 1:00:00"],
  [3_601, "in about 2 hours"],
  [7_200, "in about 2 hours"],
  [9_000, "in about 3 hours"],
  [72_000, "in about 20 hours"],
  // Shortly after midnight that is today, and "tomorrow" would cost a morning of refusals in any case.
  [73_800, "in about 21 hours"],
  [86_393, "in about 24 hours"],
])("a wait of %i seconds is said as a person would, and true at any time of day: %s", (seconds, text) => {
  expect(describeWait(seconds)).toBe(text);
});

test("what is wrong is said with its wait for as long as there is one", () => {
  expect(addWait("Too many tries.", 90)).toBe("Too many tries. You can try again in 1:30.");
  expect(addWait("Too many tries.", 0)).toBe("Too many tries.");
});

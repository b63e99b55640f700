import { expect, test } from "vitest";
import { describeConnected } from "./describe-connected";

test("only a server that reads repositories ahead is said to do so", () => {
  expect(describeConnected(false, true)).toBe(
    "Its repositories are read in the background. You can open the account below at once.",
  );
  expect(describeConnected(false, false)).toBe("You can open the account below at once.");
  expect(describeConnected(true, false)).toBe("You can open the accounts below at once.");
});

import { expect, test } from "vitest";
import { describeMailAge } from "./describe-mail-age";

test.each([
  [0, "just now"],
  [59, "just now"],
  [60, "a minute ago"],
  [119, "a minute ago"],
  [599, "9 minutes ago"],
])("a mail of %i seconds ago is said to have come %s", (seconds, text) => {
  expect(describeMailAge(seconds)).toBe(text);
});

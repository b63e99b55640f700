import { expect, test } from "vitest";
import { API_KEY_LABEL_MAX } from "@/lib/contract/limits";
import { checkLabel } from "./check-label";

test("a label that is too long is named with both lengths, and blanks around it do not count", () => {
  const longest = "x".repeat(API_KEY_LABEL_MAX);
  expect(checkLabel(`  ${longest} `)).toBe(true);
  expect(checkLabel(`${longest}yz`)).toBe("A label has at most 40 characters. This one has 42");
  expect(checkLabel("  ")).toBe("Enter a label");
});

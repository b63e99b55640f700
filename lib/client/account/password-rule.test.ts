import { expect, test } from "vitest";
import { checkPassword, toPasswordText } from "./password-rule";

test("a password that no server takes is told before it is sent", () => {
  expect(checkPassword("")).toBe("Enter a password");
  expect(checkPassword("\u{1f512}".repeat(7))).toBe("Use at least 8 characters");
  expect(checkPassword("x".repeat(1025))).toBe("Use at most 1024 characters");
  expect([checkPassword("x".repeat(8)), checkPassword("x".repeat(1024))]).toEqual([true, true]);
});

test.each([
  ["invalid_input", "There should not be any personal or page related data."],
  ["max_length", "Ensure this field has no more than 128 characters."],
])("what a server refuses as %s is said in plain words", (code, detail) => {
  expect(toPasswordText({ code, detail })).not.toMatch(/personal or page|Ensure this field/);
  expect(toPasswordText({ code: "unknown", detail })).toBe(detail);
});

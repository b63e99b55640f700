import { describe, expect, it } from "vitest";
import { toSafeNext } from "./safe-next";

describe("toSafeNext", () => {
  it("keeps a path of our own with its query", () => {
    expect(toSafeNext("/settings/github?repo=a/b#x")).toBe("/settings/github?repo=a/b#x");
  });

  it.each([
    ["another origin", "https://evil.example/settings"],
    ["a protocol-relative address", "//evil.example"],
    ["a backslash that browsers read as a slash", "/\\evil.example"],
    ["a tab that browsers drop", "/\t/evil.example"],
    ["two slashes after dots are resolved", "/..//evil.example"],
    ["a script address", "javascript:alert(1)"],
    ["the sign-in page itself", "/sign-in?next=/settings"],
    ["nothing", undefined],
    ["a repeated parameter", ["/settings", "/x"]],
  ])("sends %s to the settings", (_, value) => {
    expect(toSafeNext(value)).toBe("/settings");
  });
});

import { describe, expect, it } from "vitest";
import { parseRepositoryName } from "./repository-name";

describe("parseRepositoryName", () => {
  it.each([
    ["acme/site", "acme/site"],
    [" acme/.github ", "acme/.github"],
    ["https://github.com/acme/site", "acme/site"],
    ["https://github.com/acme/site.git", "acme/site"],
    ["github.com/acme/site/tree/main?x=1", "acme/site"],
  ])("reads %j", (text, expected) => {
    expect(parseRepositoryName(text)).toBe(expected);
  });

  it.each(["", "acme", "acme/", "acme/..", "a b/c", "acme/site/x", "<b>/x"])("refuses %j", (text) => {
    expect(parseRepositoryName(text)).toBeNull();
  });
});

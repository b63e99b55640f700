import { describe, expect, test } from "vitest";
import { formatPercentage, parsePercentage } from "./percentage";

describe("a share as a percentage", () => {
  test.each([
    [0, "0"],
    [0.01, "1"],
    [0.015, "1.5"],
    [0.07, "7"],
    [0.29, "29"],
    [1, "100"],
  ])("%d reads %s and comes back as it was", (share, text) => {
    expect(formatPercentage(share)).toBe(text);
    expect(parsePercentage(text)).toBe(share);
  });

  test.each([
    ["1,5", 0.015],
    [" 20 % ", 0.2],
    [".5", 0.005],
  ])("%s is understood", (text, share) => expect(parsePercentage(text)).toBe(share));

  test.each(["", "x", "-1", "101", "100.1", "1e2", "1 2", "٥"])("%s is refused", (text) => {
    expect(parsePercentage(text)).toBeNull();
  });
});

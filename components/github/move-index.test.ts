import { expect, it } from "vitest";
import { moveIndex } from "./move-index";

const bounds = { count: 30, perScreen: 10 };

it("moves by one, by a screen and to the ends, and stays inside the list", () => {
  expect(
    ["ArrowDown", "ArrowUp", "PageDown", "PageUp", "Home", "End"].map((key) => moveIndex(key, 5, bounds)),
  ).toEqual([6, 4, 15, 0, 0, 29]);
  expect(moveIndex("ArrowUp", 0, bounds)).toBe(0);
  expect(moveIndex("ArrowDown", 29, bounds)).toBe(29);
});

it("leaves every other key to the page", () => {
  expect(["a", "Enter", "Tab", "constructor"].map((key) => moveIndex(key, 5, bounds))).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

import { expect, test } from "vitest";
import { findExpiryState, toExpiresAt } from "./expiry";

const NOW = Date.parse("2026-11-23T12:00:00Z");

test.each([
  ["30", "2026-12-23T12:00:00.000Z"],
  ["365", "2027-11-23T12:00:00.000Z"],
  ["", null],
] as const)("A2: the choice %j makes a key expire at %s", (choice, expected) => {
  expect(toExpiresAt(choice, NOW)).toBe(expected);
});

test.each([
  [null, "never"],
  [undefined, "never"],
  ["2026-11-23T12:00:00Z", "expired"],
  ["2026-11-23T12:00:01Z", "soon"],
  ["2026-11-30T12:00:00Z", "soon"],
  ["2026-11-30T12:00:01Z", "later"],
] as const)("A2: a key that expires at %s is said to expire: %s", (expiresAt, state) => {
  expect(findExpiryState(expiresAt, NOW)).toBe(state);
});

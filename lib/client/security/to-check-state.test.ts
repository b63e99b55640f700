import { expect, it } from "vitest";
import { toCheckState } from "./to-check-state";

const read = { data: [], isError: false };
const unread = { data: undefined, isError: false };

it.each([
  ["done", [read, read]],
  ["checking", [read, unread]],
  ["partly", [read, { data: undefined, isError: true }]],
  ["partly", [unread, { data: undefined, isError: true }]],
  // What was read before is still shown, and is not known to hold any more.
  ["partly", [read, { data: [], isError: true }]],
] as const)("X1: the check-up is %s", (state, reads) => {
  expect(toCheckState(reads)).toBe(state);
});

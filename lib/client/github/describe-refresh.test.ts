import { expect, it } from "vitest";
import { describeRefresh } from "./use-refresh-repositories";

const base = { added: 0, removed: 0, isCooldown: false, isRunning: false, finishedAtMs: 0 };
const say = (change: Partial<typeof base> | { added: null }) =>
  describeRefresh({ ...base, ...change }, String);

it("says what a refresh changed, and nothing that the server did not say", () => {
  expect(say({ added: 2, removed: 1 })).toBe("2 added, 1 removed");
  expect(say({ removed: 3 })).toBe("3 removed");
  expect(say({})).toBe("No change");
  expect(say({ added: null })).toBe("Refreshed");
});

it("does not call a stored list a fresh one", () => {
  expect(say({ isCooldown: true, added: 2 })).toBe("Just refreshed, shown as stored");
  expect(say({ isRunning: true })).toBe("GitHub is still sending the list");
});

import { expect, it } from "vitest";
import { findProgress, isOnItsWay } from "./sync-progress";

it("counts only a list that is on its way and was never read whole", () => {
  expect(findProgress({ last_synced_at: null, synced_so_far: 3_400 })).toBe(3_400);
  expect(findProgress({ last_synced_at: null, synced_so_far: 0 })).toBe(0);
  expect(findProgress({ last_synced_at: null, synced_so_far: null })).toBeNull();
  expect(findProgress({ last_synced_at: "2026-01-01T00:00:00Z", synced_so_far: 5 })).toBeNull();
});

it("a list that is read anew after linking again is on its way, and keeps the count of the stored one", () => {
  const again = { last_synced_at: null, synced_so_far: 0, repository_count: 41 };
  expect(isOnItsWay(again)).toBe(true);
  expect(findProgress(again)).toBeNull();
});

it("waits for nothing at a server that does not tell", () => {
  expect(findProgress({})).toBeNull();
  expect(isOnItsWay({})).toBe(false);
});

import { afterEach, expect, test, vi } from "vitest";
import { keepDeletedKey, readDeletedKey } from "./deleted-key";

afterEach(() => vi.useRealTimers());

test("a deleted key is told of by the list that follows at once, and by no later visit of it", () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  expect(readDeletedKey()).toBeNull();
  keepDeletedKey("Nightly export");
  vi.advanceTimersByTime(5_000);
  expect(readDeletedKey()).toBe("Nightly export");
  vi.advanceTimersByTime(60_000);
  expect(readDeletedKey()).toBeNull();
});

test("it is told of once", () => {
  keepDeletedKey("Nightly export");
  keepDeletedKey(null);
  expect(readDeletedKey()).toBeNull();
});

import { expect, it } from "vitest";
import { getPendingPollMs } from "./use-pending-watch";

it("looks every ten seconds for ten minutes, and once a minute from then on", () => {
  const state = (dataUpdateCount: number, errorUpdateCount = 0) => ({ dataUpdateCount, errorUpdateCount });
  expect(getPendingPollMs(state(0))).toBe(10_000);
  expect(getPendingPollMs(state(59))).toBe(10_000);
  expect(getPendingPollMs(state(60))).toBe(60_000);
  expect(getPendingPollMs(state(0, 60))).toBe(60_000);
});

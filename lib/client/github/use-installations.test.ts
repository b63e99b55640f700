import { expect, it } from "vitest";
import type { Integration } from "@/lib/contract/schemas/github";
import { getListPollMs } from "./use-installations";

const nowMs = Date.parse("2026-01-01T12:00:00Z");
const row: Integration = { kind: "github", installation_id: "7", created_at: "2026-01-01T00:00:00Z" };
const reading = { ...row, last_synced_at: null, synced_so_far: 100 };
const again = { ...row, last_synced_at: null, synced_so_far: 0, repository_count: 41 };
const done = { ...row, last_synced_at: "2026-01-01T00:00:00Z", synced_so_far: null };
const paused = { ...done, installation_status: "rate_limited", status_until: "2026-01-01T12:30:00Z" };

const poll = (data: Integration[] | undefined, status = "success", pollMs: number | false = false) =>
  getListPollMs({ data, status }, { pollMs, nowMs });

it("the list is read again only while one of its accounts is on its way from GitHub", () => {
  expect(poll([done, reading])).toBeGreaterThan(0);
  expect(poll([done, again])).toBeGreaterThan(0);
  expect(poll([done])).toBe(false);
  expect(poll([row])).toBe(false);
  expect(poll(undefined, "pending")).toBe(false);
});

it("the end of a wait that GitHub asked for is looked at once it has come, not before", () => {
  expect(poll([done, paused])).toBeGreaterThanOrEqual(1_800_000);
  expect(poll([done, paused])).toBeLessThan(1_810_000);
});

it("a failed read ends that, and what the page itself waits for goes on", () => {
  expect(poll([reading], "error")).toBe(false);
  expect(poll([paused], "error")).toBe(false);
  expect(poll([paused], "success", 4_000)).toBe(4_000);
});

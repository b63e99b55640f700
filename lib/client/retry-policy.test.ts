import { describe, expect, it } from "vitest";
import { ApiError } from "@/lib/contract/api-error";
import { parseRetryAfter } from "@/lib/contract/retry-after";
import { getRetryDelayMs, shouldRetry } from "./retry-policy";

function errorWith(status: number, retryAfterSeconds: number | null = null) {
  return new ApiError({ status, type: "", code: "", detail: "", attr: null, retryAfterSeconds });
}

describe("retries of reads", () => {
  it.each([0, 408, 429, 500, 502, 503, 504])("repeats a read that met %i twice and no more", (status) => {
    expect([0, 1, 2].map((count) => shouldRetry(count, errorWith(status)))).toEqual([true, true, false]);
  });

  it.each([400, 401, 403, 404, 501])("does not repeat a read that met %i", (status) => {
    expect(shouldRetry(0, errorWith(status))).toBe(false);
  });

  it("does not repeat what is no answer of the door", () => {
    expect(shouldRetry(0, new TypeError("bug"))).toBe(false);
  });

  it("waits as long as the server asks, and shows a long wait instead of sitting it out", () => {
    expect(getRetryDelayMs(0, errorWith(429, 3))).toBe(3_000);
    expect(shouldRetry(0, errorWith(503, 600))).toBe(false);
  });
});

describe("Retry-After", () => {
  it("is read as seconds or as a date", () => {
    const nowMs = Date.parse("2026-01-01T00:00:00Z");
    expect(parseRetryAfter("30", nowMs)).toBe(30);
    expect(parseRetryAfter("Thu, 01 Jan 2026 00:01:00 GMT", nowMs)).toBe(60);
    expect(parseRetryAfter("soon", nowMs)).toBeNull();
    expect(parseRetryAfter(null, nowMs)).toBeNull();
  });
});

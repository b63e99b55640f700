import { expect, test } from "vitest";
import { formatRelativeTime } from "./format";

const now = Date.parse("2026-03-02T00:30:00Z");
const HOUR = 3_600;
const DAY = 24 * HOUR;

test.each([
  [-5, "just now"],
  [-59, "just now"],
  // A server's clock may be a little ahead of the browser's.
  [20, "just now"],
  [-60, "1 minute ago"],
  [-2 * HOUR, "2 hours ago"],
  [-40 * HOUR, "1 day ago"],
  [-13 * DAY, "1 week ago"],
  [-59 * DAY, "1 month ago"],
  [-700 * DAY, "1 year ago"],
  [29 * 60 + 30, "in 29 minutes"],
])(
  "%i seconds from now are as many whole units as have passed, never a day or year of the calendar: %s",
  (seconds, text) => {
    expect(formatRelativeTime(new Date(now + seconds * 1_000), now, "en")).toBe(text);
  },
);

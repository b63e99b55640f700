import { expect, test } from "vitest";
import { ApiError } from "@/lib/contract/api-error";
import { errorTable } from "@/lib/contract/errors";
import { toErrorText } from "./error-text";

const error = (code: string, detail: string) =>
  new ApiError({ status: 429, type: "x", code, detail, attr: null });

test("the server's words are shown as they are", () => {
  expect(toErrorText(error("github_unavailable", "GitHub did not answer."))).toBe("GitHub did not answer.");
});

test("a wait is left to the clock beside it, and a title is not said again", () => {
  const throttled = "Request was throttled. Expected available in 42 seconds.";
  expect(toErrorText(error("throttled", throttled))).toBe("Too many tries.");
  expect(toErrorText(error("x", "GitHub asks to wait."), "GitHub asks to wait")).toBe("");
});

test("a fault of the page itself has words, too", () => {
  expect(toErrorText(new TypeError("x is undefined"))).not.toContain("undefined");
});

test("no trouble between the pages and the Users API tells to try again, which a button beside it does", () => {
  const details = Object.entries(errorTable).filter(([code]) => code.startsWith("upstream_"));
  expect(details.length).toBeGreaterThan(5);
  for (const [, { detail }] of details) expect(detail).not.toMatch(/try again/i);
});

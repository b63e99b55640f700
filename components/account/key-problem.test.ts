import { expect, test } from "vitest";
import { ApiError } from "@/lib/contract/api-error";
import { explainKey } from "./key-problem";

const refusal = (status: number, code: string, detail: string) =>
  explainKey(
    new ApiError({ type: "authentication_error", code, detail, attr: null, status }),
    "eu.posthog.com",
  );

test("a key that is refused is said to be unknown at the server by its name", () => {
  expect(refusal(401, "authentication_failed", "x")).toMatch(/^eu\.posthog\.com does not know this key/);
});

test("a missing scope is named", () => {
  const text = refusal(403, "permission_denied", "API key missing required scope 'user:read'");
  expect(text).toMatch(/lacks the scope user:read/);
});

test("anything else keeps the server's words, and what is no answer has words of its own", () => {
  expect(refusal(503, "upstream_unreachable", "Not reached.")).toBe("Not reached.");
  expect(explainKey(new TypeError("x"), "eu.posthog.com")).toMatch(/on this page/);
});

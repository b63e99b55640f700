import { expect, test } from "vitest";
import { ApiError } from "@/lib/contract/api-error";
import { describeCodeProblem, toCodeProblem } from "./setup-code-problem";

function refuse(code: string, more: { extra?: Record<string, number>; retryAfterSeconds?: number } = {}) {
  return new ApiError({ status: 400, type: "validation_error", code, detail: "Said", attr: null, ...more });
}

test.each([
  [-120, "about 2 minutes behind"],
  [120, "about 2 minutes ahead"],
  [-60, "about 1 minute behind"],
  [300, "about 5 minutes ahead"],
])("a clock that is %i s off is named as such", (clock_offset_seconds, words) => {
  const problem = toCodeProblem(refuse("token_invalid", { extra: { clock_offset_seconds } }), 0);
  expect(describeCodeProblem(problem)).toContain(`Your device's clock is ${words}`);
});

test("a wrong code without a known cause blames no clock", () => {
  expect(describeCodeProblem(toCodeProblem(refuse("token_invalid"), 0))).not.toMatch(/clock/);
});

test("a wait is kept as the moment it ends", () => {
  const problem = toCodeProblem(refuse("throttled", { retryAfterSeconds: 90 }), 1_000);
  expect(problem).toEqual({ kind: "locked", untilMs: 91_000 });
});

test("any other refusal keeps the server's words, and a bug says nothing of itself", () => {
  expect(describeCodeProblem(toCodeProblem(refuse("other"), 0))).toBe("Said");
  expect(describeCodeProblem(toCodeProblem(new TypeError("x is undefined"), 0))).not.toContain("undefined");
});

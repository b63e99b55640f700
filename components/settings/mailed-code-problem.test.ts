import { expect, test } from "vitest";
import { ApiError } from "@/lib/contract/api-error";
import { buildEnvelope } from "@/lib/contract/build-envelope";
import { explainMailedCode } from "./mailed-code-problem";

const NOW_MS = 1_800_000_000_000;
const refusal = (code: Parameters<typeof buildEnvelope>[0], retryAfterSeconds: number | null = null) =>
  explainMailedCode(new ApiError({ ...buildEnvelope(code), status: 400, retryAfterSeconds }), NOW_MS);

test("a wrong code may be tried again at once", () => {
  expect(refusal("invalid_code")).toMatchObject({
    text: expect.stringMatching(/newest mail/),
    untilMs: null,
  });
});

test("after too many codes none is asked for, and another mail is no way out: the server goes on counting", () => {
  const problem = refusal("too_many_attempts", 600);
  expect(problem.text).toMatch(/another mail does not help/);
  expect(problem).toMatchObject({ isLocked: true, untilMs: null });
});

test("a wait that the server asks for is counted from now", () => {
  expect(refusal("throttled", 90).untilMs).toBe(NOW_MS + 90_000);
});

test("a wait that outlives the code closes the form, for no try could follow", () => {
  expect(refusal("throttled", 1_140)).toMatchObject({ isLocked: true, untilMs: NOW_MS + 1_140_000 });
});

test("what is not known keeps the server's words, and what is no answer has words of its own", () => {
  expect(refusal("not_ready").text).toBe("The server is not ready.");
  expect(explainMailedCode(new TypeError("x"), NOW_MS).text).toMatch(/on this page/);
});

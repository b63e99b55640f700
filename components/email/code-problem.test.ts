import { describe, expect, test } from "vitest";
import { ApiError } from "@/lib/contract/api-error";
import { buildEnvelope } from "@/lib/contract/envelope";
import type { ErrorCode } from "@/lib/contract/errors";
import { explainCode } from "./code-problem";

const NOW = 1_800_000_000_000;
const refusal = (code: ErrorCode, retryAfterSeconds: number | null = null) =>
  new ApiError({ ...buildEnvelope(code), status: 400, retryAfterSeconds });
const explain = (error: unknown, minutesAgo = 1) =>
  explainCode(error, { sentAtMs: NOW - minutesAgo * 60_000, nowMs: NOW });

describe("a refused code", () => {
  test("is called wrong while its mail is young, old after ten minutes, and wrong where nobody knows", () => {
    expect(explain(refusal("invalid_code")).text).toMatch(/not the code/);
    expect(explain(refusal("invalid_code"), 11).text).toMatch(/ten minutes/);
    const unknown = explainCode(refusal("invalid_code"), { sentAtMs: null, nowMs: NOW });
    expect(unknown.text).toMatch(/not the code/);
  });

  test("after too many tries asks for another mail and says how long codes are locked", () => {
    const problem = explain(refusal("too_many_attempts", 600));
    expect(problem.text).toMatch(/another mail/);
    expect(problem.untilMs).toBe(NOW + 600_000);
  });

  test("of an address that is somebody else's by now says so", () => {
    expect(explain(refusal("email_taken"))).toMatchObject({ isTaken: true });
  });

  test("by an unknown code of the server keeps the server's words", () => {
    expect(explain(refusal("not_ready")).text).toBe("The server is not ready.");
  });
});

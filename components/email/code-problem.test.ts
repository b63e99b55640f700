import { describe, expect, test } from "vitest";
import { ApiError } from "@/lib/contract/api-error";
import { buildEnvelope } from "@/lib/contract/build-envelope";
import type { ErrorCode } from "@/lib/contract/errors";
import { explainCode } from "./code-problem";

const NOW = 1_800_000_000_000;
const refusal = (code: ErrorCode, retryAfterSeconds: number | null = null) =>
  new ApiError({ ...buildEnvelope(code), status: 400, retryAfterSeconds });
const explain = (error: unknown, minutesAgo = 1) =>
  explainCode(error, { sentAtMs: NOW - minutesAgo * 60_000, nowMs: NOW, wayOut: "Way out." });

describe("a refused code", () => {
  test("is called wrong while its mail is young, old after ten minutes, and wrong where nobody knows", () => {
    expect(explain(refusal("invalid_code")).text).toMatch(/not the code/);
    expect(explain(refusal("invalid_code"), 11).text).toMatch(/ten minutes/);
    const unknown = explainCode(refusal("invalid_code"), { sentAtMs: null, nowMs: NOW, wayOut: "Way out." });
    expect(unknown.text).toMatch(/not the code/);
  });

  test("after too many tries is dead: there is no wait, and the way out that exists is named", () => {
    const problem = explain(refusal("too_many_attempts", 600));
    expect(problem).toMatchObject({ untilMs: null, isLocked: true });
    expect(problem.text).toMatch(/no longer works\. Way out\.$/);
    expect(explain(refusal("invalid_code"), 11).text).toMatch(/older\. Way out\.$/);
  });

  test("of an address that is somebody else's by now says so", () => {
    expect(explain(refusal("email_taken"))).toMatchObject({ isTaken: true });
  });

  test("by an unknown code of the server keeps the server's words", () => {
    expect(explain(refusal("not_ready")).text).toBe("The server is not ready.");
  });

  test("by a server that knows links alone leads to the link", () => {
    const body = { ...buildEnvelope("required"), attr: "token" };
    expect(explain(new ApiError({ ...body, status: 400 })).text).toMatch(/a link instead of a code/);
  });
});

import { expect, test } from "vitest";
import { ApiError } from "@/lib/contract/api-error";
import { explainBranchError } from "./explain-branch-error";

const explain = (status: number, code: string) =>
  explainBranchError(new ApiError({ status, code, type: "x", detail: "The server's words.", attr: null }));

test("what GitHub refuses is said once, in words of ours in place of the server's", () => {
  for (const [status, code] of [
    [404, "not_found"],
    [403, "permission_denied"],
    [503, "github_rate_limited"],
  ] as const) {
    expect(explain(status, code).detail).toBeDefined();
    expect(explain(status, code).safe).toBeUndefined();
  }
});

test("only a repository that is gone asks for a fresh list", () => {
  expect(explain(404, "not_found").isListOld).toBe(true);
  expect(explain(503, "github_rate_limited").isListOld).toBeUndefined();
});

test("a limit of the Users API is not called GitHub's", () => {
  expect(explain(429, "throttled").title).toBe(explain(500, "error").title);
});

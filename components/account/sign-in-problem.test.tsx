import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ApiError } from "@/lib/contract/api-error";
import { buildEnvelope } from "@/lib/contract/build-envelope";
import { type ErrorCode, errorTable } from "@/lib/contract/errors";
import { SignInProblem } from "./sign-in-problem";

function say(code: ErrorCode): string {
  const error = new ApiError({ ...buildEnvelope(code), status: errorTable[code].status });
  return renderToStaticMarkup(<SignInProblem error={error} secondsLeft={90} reset={null} />);
}

test("an account is said to be locked where it is, and not where the server only asks to wait", () => {
  expect(say("too_many_failed_attempts")).toContain("This account is locked");
  expect(say("throttled")).toContain("The server takes no more sign-ins for now.");
  expect(say("throttled")).not.toContain("locked");
  expect(say("throttled")).toContain("You can try again in 1:30.");
});

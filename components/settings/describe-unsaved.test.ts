import { expect, test } from "vitest";
import { ApiError } from "@/lib/contract/api-error";
import { addUnknownOutcome } from "@/lib/contract/unknown-outcome";
import { describeUnsaved } from "./describe-unsaved";

const fail = (status: number, detail: string) =>
  new ApiError({ status, type: "server_error", code: "any", detail, attr: null });

test("a change whose outcome is unknown is not said to be unsaved", () => {
  const error = fail(502, addUnknownOutcome("The answer broke off half-way."));
  expect(describeUnsaved(error)).toEqual({
    lead: "It is not known whether this was saved.",
    reason: "The answer broke off half-way. Reload the page to see.",
  });
  expect(describeUnsaved(error, 3).lead).toBe("It is not known whether 3 changes were saved.");
});

test("one that was refused, or never left, is not saved, for the server's reason", () => {
  const error = fail(503, "The API could not be reached. Nothing was changed.");
  expect(describeUnsaved(error)).toEqual({ lead: "Not saved.", reason: error.detail });
  expect(describeUnsaved(error, 2).lead).toBe("2 changes were not saved.");
});

test("a server that asks to wait accuses nobody of many changes", () => {
  const { reason } = describeUnsaved(fail(429, "Request was throttled. Expected available in 9 seconds."));
  expect(reason).toBe("The server takes no more changes for now.");
});

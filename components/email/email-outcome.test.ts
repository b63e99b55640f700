import { expect, test } from "vitest";
import { findOutcome } from "./email-outcome";

const before = { email: "a@example.com", pending_email: null, is_email_verified: true };
const pending = { ...before, pending_email: "B@example.com" };

test("a pending address that became the account's own is a change, whatever its case", () => {
  const now = { ...before, email: "b@example.com" };
  const former = "a@example.com";
  expect(findOutcome(pending, now)).toEqual({ kind: "changed", address: "b@example.com", former });
});

test("a pending address that went without a trace was cancelled", () => {
  expect(findOutcome(pending, before)).toEqual({ kind: "cancelled", address: "B@example.com" });
});

test("an address written without a proof, another spelling and a first proof are told apart", () => {
  expect(findOutcome(before, { ...before, email: "c@example.com" })?.kind).toBe("written");
  expect(findOutcome(before, { ...before, email: "A@example.com" })?.kind).toBe("respelled");
  const unproved = { ...before, is_email_verified: false };
  expect(findOutcome(unproved, before)?.kind).toBe("verified");
});

test("nothing has happened where nothing differs, or a change has just begun", () => {
  expect(findOutcome(before, { ...before })).toBeNull();
  expect(findOutcome(before, pending)).toBeNull();
  expect(findOutcome(pending, { ...pending, pending_email: "c@example.com" })).toBeNull();
});

import { expect, test } from "vitest";
import { findSettled } from "./describe-address";

const me = { uuid: "1", email: "ada@example.com", pending_email: null, is_email_verified: true };

test("nothing waits for the owner whose address is confirmed and who staged no other", () => {
  expect(findSettled(me, "1")).toBe("ada@example.com");
  expect(findSettled({ ...me, pending_email: "new@example.com" }, "1")).toBeNull();
});

test("where the address was never proved, or nobody says, something may wait", () => {
  expect(findSettled({ ...me, is_email_verified: false }, "1")).toBeNull();
  expect(findSettled({ ...me, is_email_verified: null }, "1")).toBeNull();
});

test("of somebody else's account nothing is known", () => {
  expect(findSettled(me, "2")).toBeNull();
  expect(findSettled(null, "1")).toBeNull();
});

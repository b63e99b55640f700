import { expect, test } from "vitest";
import { findReadOnlyReason } from "./read-only-reason";

const email = "ada@example.com";

test("whoever looks at somebody else's account is told whose it is", () => {
  const reason = findReadOnlyReason({ email, is_impersonated: true });
  expect(reason?.detail).toContain(email);
});

test("a server that says read-only and nothing else is believed", () => {
  expect(
    findReadOnlyReason({ email, is_impersonated: null, is_impersonated_read_only: true }),
  ).not.toBeNull();
});

test("an account that nobody impersonates, or of which nobody says so, can be changed", () => {
  expect(findReadOnlyReason({ email })).toBeNull();
  expect(findReadOnlyReason({ email, is_impersonated: null, is_impersonated_read_only: null })).toBeNull();
});

import { expect, test } from "vitest";
import { findPasswordFault } from "./password-strength";

test.each(["1234567", "ab", "🔑🔑🔑"])("%j is too short, counted in characters", (password) => {
  expect(findPasswordFault(password, [])).toContain("too short");
});

test.each(["password", "12345678", "qwertyuiop", "iloveyou1", "aaaaaaaaaaaa", "P@ssw0rd!", "abcdefgh12"])(
  "%j is too easy to guess, and why or what helps is said",
  (password) => {
    expect(findPasswordFault(password, [])).toMatch(/^This password is too easy to guess\. .+/);
  },
);

test.each([
  "correct horse battery staple",
  "Quite-another-long-secret-42",
  "vT7#kq!Zp2&m",
  "ключ от старой мельницы",
])("%j is good", (password) => {
  expect(findPasswordFault(password, [])).toBeNull();
});

test.each(["wilhelmina.harker@example.org", "wilhelmina.harker", "Wilhelmina.Harker"])(
  "what an attacker knows makes a good password a bad one: %s",
  (password) => {
    expect(findPasswordFault(password, [])).toBeNull();
    expect(findPasswordFault(password, ["wilhelmina.harker@example.org", "", "H"])).not.toBeNull();
  },
);

test("the longest that is taken is looked at in no time", () => {
  const startedAt = performance.now();
  expect(findPasswordFault("aB3$".repeat(256), [])).not.toBe("");
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});

import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { createCode, readBase32 } from "../testing/totp-codes";
import { readTotpCode } from "./read-code";
import { createTotpSecret, findClockOffsetSeconds, findTotpStep, toStep } from "./totp";

/** "12345678901234567890", the secret of RFC 4226 appendix D and RFC 6238 appendix B. */
const RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const secret = createTotpSecret(randomBytes);
const at = new Date(1_700_000_010_000);
const codeAt = (steps: number) => createCode(readBase32(secret), new Date(at.getTime() + steps * 30_000));

test.each([
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_111_111_111, "050471"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
  [20_000_000_000, "353130"],
])("T2: RFC 6238's value at second %i is %s, by the product and by the tests' own app", (second, code) => {
  const now = new Date(second * 1000);
  expect(findTotpStep({ secret: RFC_SECRET, code, now })).toBe(Math.floor(second / 30));
  expect(createCode(readBase32(RFC_SECRET), now)).toBe(code);
});

test.each([-1, 0, 1])("T2: the code of step %i from now is accepted, as that step", (steps) => {
  expect(findTotpStep({ secret, code: codeAt(steps), now: at })).toBe(toStep(at) + steps);
});

test.each([-10, -3, -2, 2, 3, 10])("T2: the code of step %i from now is refused", (steps) => {
  expect(findTotpStep({ secret, code: codeAt(steps), now: at })).toBeNull();
});

test("T2: the window is of steps, not of seconds: the edges of a step change nothing", () => {
  for (const second of [0, 29.999]) {
    const now = new Date(Math.floor(at.getTime() / 30_000) * 30_000 + second * 1000);
    expect(findTotpStep({ secret, code: codeAt(1), now })).not.toBeNull();
    expect(findTotpStep({ secret, code: codeAt(-1), now })).not.toBeNull();
    expect(findTotpStep({ secret, code: codeAt(2), now })).toBeNull();
    expect(findTotpStep({ secret, code: codeAt(-2), now })).toBeNull();
  }
});

test.each(["", "12345", "1234567", "12345a", "12 456", "１２３４５６", "-12345", "1e5", "0x1234"])(
  "T8: %j is refused before any secret is looked at",
  (code) => {
    // A secret that cannot be read would throw.
    expect(findTotpStep({ secret: "!", code, now: at })).toBeNull();
  },
);

test.each([
  [2, 60],
  [-2, -60],
  [10, 300],
  [-10, -300],
  [11, null],
  [-11, null],
])("T2: a code of %i steps away tells that the clock is off by %j seconds", (steps, seconds) => {
  expect(findClockOffsetSeconds({ secret, code: codeAt(steps), now: at })).toBe(seconds);
});

test("T1: a secret is 160 bits from the given source, as 32 letters of base32", () => {
  const asked: number[] = [];
  const bytes = randomBytes(20);
  const made = createTotpSecret((count) => {
    asked.push(count);
    return bytes;
  });
  expect(asked).toEqual([20]);
  expect(made).toMatch(/^[A-Z2-7]{32}$/);
  expect(readBase32(made)).toEqual(bytes);
});

test.each([
  ["123456", "123456"],
  [" 123 456 ", "123456"],
  ["123-456", "123456"],
  ["１２３４５６", "123456"],
  ["123\u00a0456\u200b", "123456"],
  ["42", "000042"],
  ["0", "000000"],
  ["abc", "abc"],
  ["1234567", "1234567"],
  ["", ""],
])("a code typed as %j is read as %j", (typed, read) => {
  expect(readTotpCode(typed)).toBe(read);
});

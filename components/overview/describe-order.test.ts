import { expect, it } from "vitest";
import { describeOrder } from "./describe-order";

it("says good order only after everything was read and nothing needs the person", () => {
  const done = { isChecked: true, isFailed: false, isWhole: true };
  expect(describeOrder({ count: 0, ...done })).toBe("Your account is in good order.");
  expect(describeOrder({ count: 1, ...done })).toBe("1 thing needs you.");
  expect(describeOrder({ count: 2, ...done })).toBe("2 things need you.");
  expect(describeOrder({ count: 0, isChecked: false, isFailed: false, isWhole: true })).toBe(
    "Checking your account.",
  );
});

it("does not call an account good that could not be checked", () => {
  const text = describeOrder({ count: 0, isChecked: false, isFailed: true, isWhole: true });
  expect(text).toBe("Some of your account could not be checked.");
});

it("what was not looked at is never part of a good order", () => {
  const text = describeOrder({ count: 0, isChecked: true, isFailed: false, isWhole: false });
  expect(text).not.toContain("good order");
  expect(text).toContain("security was not looked at");
});

import { expect, test } from "vitest";
import { toShownAddress } from "./shown-address";

test.each([
  ["ada@example.com", "ada@example.com"],
  ["ada@xn--bcher-kva.example", "ada@bücher.example (xn--bcher-kva.example)"],
  ["用户@xn--fsqu00a.xn--4rr70v", "用户@例子.广告 (xn--fsqu00a.xn--4rr70v)"],
  ["ada@xn--nonsense-.example", "ada@xn--nonsense-.example"],
  ["xn--bcher-kva@example.com", "xn--bcher-kva@example.com"],
  // With a Cyrillic a: alone, the warning of the change would show the same address twice.
  ["ada@xn--exmple-4nf.com", "ada@ex\u0430mple.com (xn--exmple-4nf.com)"],
  ["no address", "no address"],
])("E8: %s is shown as %s", (address, shown) => {
  expect(toShownAddress(address)).toBe(shown);
});

import { expect, test } from "vitest";
import { findAddressFault, toAddressText } from "./address-shape";

test.each(["foo", "foo@bar", "@b.de", "a b@c.de", "a@b@c.de", ""])("%j is not a whole address", (email) => {
  expect(findAddressFault(email)).toMatch(/whole address/);
});

test.each(["a..b@c.de", ".a@c.de", "a.@c.de"])("%j has dots where none are taken", (email) => {
  expect(findAddressFault(email)).toMatch(/no two in a row/);
});

test.each(["a.b@c.de", "用户@例子.广告", "a+b@c.de", "a@b-c.museum"])("%j is left to the server", (email) => {
  expect(findAddressFault(email)).toBeNull();
});

test("the server's words for an address that it does not take are said in ours, others stay", () => {
  const said = { code: "invalid_input", detail: "Enter a valid email address." };
  expect(toAddressText(said)).toMatch(/whole address/);
  expect(toAddressText({ ...said, detail: "Addresses with a + are not taken." })).toMatch(/with a \+/);
});

import { expect, test } from "vitest";
import { readJson } from "./read-json.mjs";

const read = (text: string) => readJson(new TextEncoder().encode(text));

test("integers past 2^53 become text, strings and fractions stay as they are", () => {
  const text =
    '{"a":12345678901234567890,"b":"12345678901234567890","c":[1234567890123456],"d":0.1234567890123456}';
  expect(read(text)).toEqual({
    a: "12345678901234567890",
    b: "12345678901234567890",
    c: ["1234567890123456"],
    d: 0.1234567890123456,
  });
});

test("a string that looks like JSON with a long integer is left alone", () => {
  const value = { name: 'x":12345678901234567890,"y', "k\\": 1 };
  expect(read(JSON.stringify(value))).toEqual(value);
});

test("a long integer is found wherever in the text it begins", () => {
  for (let spaces = 0; spaces < 40; spaces += 1) {
    expect(read(`${" ".repeat(spaces)}[1234567890123456]`)).toEqual(["1234567890123456"]);
  }
});

test("a body that is no JSON stays text, none is empty text", () => {
  expect(read("<html>")).toBe("<html>");
  expect(read("")).toBe("");
});

import { expect, test } from "vitest";
import { readJson } from "./read-json";

const read = (text: string) => readJson(new Response(text).body);

test("integers past 2^53 become text, strings and fractions stay as they are", async () => {
  const text =
    '{"a":12345678901234567890,"b":"12345678901234567890","c":[1234567890123456],"d":0.1234567890123456}';
  expect(await read(text)).toEqual({
    a: "12345678901234567890",
    b: "12345678901234567890",
    c: ["1234567890123456"],
    d: 0.1234567890123456,
  });
});

test("a string that looks like JSON with a long integer is left alone", async () => {
  const value = { name: 'x":12345678901234567890,"y', "k\\": 1 };
  expect(await read(JSON.stringify(value))).toEqual(value);
});

test("a body that is no JSON stays text, none is empty text", async () => {
  expect(await read("<html>")).toBe("<html>");
  expect(await readJson(undefined)).toBe("");
});

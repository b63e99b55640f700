import { describe, expect, test } from "vitest";
import { findUnsafeInput } from "./safe-input";

function nest(depth: number, inner = "1"): unknown {
  return JSON.parse(`{"config":${"[".repeat(depth)}${inner}${"]".repeat(depth)}}`);
}

describe("input that a database or a program could choke on is found, under its top-level name", () => {
  test.each<[string, unknown, string | null]>([
    ["NUL in a text", { email: "a\0b" }, "email"],
    ["NUL deep inside", { fine: 1, config: { a: [{ b: "\0" }] } }, "config"],
    ["NUL in a key", { config: { "a\0": 1 } }, "config"],
    ["NUL in a top-level key", { "a\0": 1 }, null],
    ["NUL in a bare text", "\0", null],
    ["a high surrogate alone", { config: { a: "\ud800" } }, "config"],
    ["a low surrogate alone", { config: ["x\udc00y"] }, "config"],
    ["a surrogate alone in a key", { config: { "\udfff": 1 } }, "config"],
    ["an own __proto__", JSON.parse('{"__proto__":{"is_staff":true}}'), "__proto__"],
    ["an own __proto__ inside", JSON.parse('{"config":{"a":{"__proto__":1}}}'), "config"],
    ["constructor.prototype", JSON.parse('{"config":{"constructor":{"prototype":{}}}}'), "config"],
  ])("%s", (_, value, attr) => {
    expect(findUnsafeInput(value)).toEqual({ attr, detail: expect.stringMatching(/\.$/) });
  });

  test.each([33, 20_000, 500_000])("nesting of %i levels, without overflowing the stack", (depth) => {
    expect(findUnsafeInput(nest(depth))).toMatchObject({ attr: "config" });
  });

  test("the first name in the input's order is the one reported", () => {
    expect(findUnsafeInput({ a: ["ok", { b: "\0" }], c: "\0" })).toMatchObject({ attr: "a" });
  });

  test("a name is cut to what an answer may repeat", () => {
    expect(findUnsafeInput({ ["x".repeat(5_000)]: "\0" })?.attr).toHaveLength(64);
  });
});

test.each<[string, unknown]>([
  ["nothing", undefined],
  ["null", null],
  ["plain values", { a: 1, b: true, c: null, d: "text", e: [1, "2"], f: {} }],
  ["pairs of surrogates, line breaks and other control characters", { a: "😀\n\t\u0001\u2028" }],
  ["32 levels", nest(31)],
  ["harmless use of special names", { constructor: "x", prototype: "y", toString: { length: 1 } }],
  ["a query", Object.fromEntries(new URLSearchParams("search=a%20b&limit=5"))],
])("%s passes", (_, value) => {
  expect(findUnsafeInput(value)).toBeNull();
});

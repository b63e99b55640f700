import { beforeEach, expect, test, vi } from "vitest";
import { dropDraft, keepDraft, readDraft } from "./address-draft";

let items: Map<string, string>;

beforeEach(() => {
  items = new Map();
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  });
  return () => vi.unstubAllGlobals();
});

test("a new address that is half typed is kept for its own person, until they or another take the tab", () => {
  keepDraft("ada", "ada@new");
  expect(readDraft("ada")).toBe("ada@new");
  expect(readDraft("grace")).toBe("");
  expect(items.size).toBe(0);
});

test("nothing is left of what was sent, or dropped", () => {
  keepDraft("ada", "ada@new");
  keepDraft("ada", "");
  expect(items.size).toBe(0);
  keepDraft("ada", "ada@new");
  dropDraft();
  expect(items.size).toBe(0);
});

test.each(["{", "null", '{"uuid":"ada"}', '{"uuid":"ada","email":1}'])(
  "what somebody else wrote there is no draft: %s",
  (text) => {
    items.set("email-draft", text);
    expect(readDraft("ada")).toBe("");
  },
);

test("a browser without storage keeps none, and fails at nothing", () => {
  vi.stubGlobal("sessionStorage", undefined);
  keepDraft("ada", "ada@new");
  expect(readDraft("ada")).toBe("");
  dropDraft();
});

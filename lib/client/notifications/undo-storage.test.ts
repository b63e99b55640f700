import { beforeEach, expect, test, vi } from "vitest";
import type { Undo } from "./change-store";
import { dropUndo, keepUndo, readUndo } from "./undo-storage";

const undo: Undo = {
  muted: [{ path: ["plugin_disabled"], value: false }],
  before: [{ path: ["plugin_disabled"], value: true }],
};

beforeEach(() => {
  const items = new Map<string, string>();
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  });
  return () => vi.unstubAllGlobals();
});

test("the way back from muting survives a reload, for its own person alone, until it is dropped", () => {
  keepUndo("ada", undo);
  expect(readUndo("ada")).toEqual(undo);
  expect(readUndo("grace")).toBeNull();
  dropUndo();
  expect(readUndo("ada")).toBeNull();
});

test.each([
  "{",
  "null",
  '{"uuid":"ada"}',
  '{"uuid":"ada","undo":{"muted":[{"path":[],"value":1}],"before":[]}}',
])("what somebody else wrote there is left alone: %s", (text) => {
  sessionStorage.setItem("mute-undo", text);
  expect(readUndo("ada")).toBeNull();
});

test("a browser without storage has none, and fails at nothing", () => {
  vi.stubGlobal("sessionStorage", undefined);
  keepUndo("ada", undo);
  expect(readUndo("ada")).toBeNull();
});

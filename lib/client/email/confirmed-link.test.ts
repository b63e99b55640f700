import { beforeEach, expect, test, vi } from "vitest";
import { isConfirmedLink, keepConfirmedLink } from "./confirmed-link";

const items = new Map<string, string>();
beforeEach(() => {
  items.clear();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  });
  return () => vi.unstubAllGlobals();
});

test("S10: a link that has worked is known again, and storage holds nothing of its token", async () => {
  const token = "t0ken".repeat(10);
  expect(await isConfirmedLink(token)).toBe(false);
  await keepConfirmedLink(token);
  expect(await isConfirmedLink(token)).toBe(true);
  expect(JSON.stringify([...items])).not.toContain("t0ken");
});

test("another link of the same account is not called confirmed, whichever came first", async () => {
  await keepConfirmedLink("first");
  expect(await isConfirmedLink("second")).toBe(false);
  await keepConfirmedLink("second");
  expect(await isConfirmedLink("first")).toBe(false);
  expect(items.size).toBe(1);
});

test("a browser without storage knows none, and fails at nothing", async () => {
  vi.stubGlobal("localStorage", undefined);
  await keepConfirmedLink("first");
  expect(await isConfirmedLink("first")).toBe(false);
});

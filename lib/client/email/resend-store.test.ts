import { beforeEach, expect, test, vi } from "vitest";
import { parseTimes, toResendState } from "./resend-times";

const uuid = "095be615-a8ad-4c33-8e9c-c7612fbf6c9f";
let items: Map<string, string>;

beforeEach(() => {
  items = new Map();
  vi.stubGlobal("window", new EventTarget());
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  });
  return () => vi.unstubAllGlobals();
});

/** A tab has a memory of its own. */
async function openTab() {
  vi.resetModules();
  const store = await import("./resend-store");
  const state = () => toResendState(parseTimes(store.readTimes(uuid), Date.now()));
  return { ...store, state };
}

test("E4: what one tab asked for, another one waits for, and the end is the end of both", async () => {
  const [first, second] = [await openTab(), await openTab()];
  expect(second.state()).toEqual({ kind: "open", fromMs: null });
  first.startTimes(uuid);
  expect(second.state()).toMatchObject({ kind: "open", fromMs: expect.any(Number) });
  first.noteSent(uuid);
  second.noteSent(uuid);
  expect([first.state(), second.state()]).toEqual([{ kind: "ended" }, { kind: "ended" }]);
});

test("a tab hears of what another one asked for, until it listens no more", async () => {
  const tab = await openTab();
  const listener = vi.fn();
  const stop = tab.onTimes(listener);
  window.dispatchEvent(new Event("storage"));
  expect(listener).toHaveBeenCalledOnce();
  stop();
  window.dispatchEvent(new Event("storage"));
  expect(listener).toHaveBeenCalledOnce();
});

test("S10: storage holds times alone", async () => {
  const tab = await openTab();
  tab.startTimes(uuid);
  tab.noteRefused(uuid, 60);
  expect([...items]).toEqual([[`email-sent:${uuid}`, expect.stringMatching(/^[\d,]+$/)]]);
});

test("without storage a tab still knows its own", async () => {
  vi.stubGlobal("localStorage", undefined);
  const tab = await openTab();
  tab.startTimes(uuid);
  expect(tab.state()).toMatchObject({ fromMs: expect.any(Number) });
});

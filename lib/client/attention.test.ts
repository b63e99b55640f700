import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { UNATTENDED_HEADER } from "@/lib/contract/door";

/** Of the page: what it listens for, and what it sends. */
let page: EventTarget;
let sent: Headers[];

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers();
  page = new EventTarget();
  sent = [];
  vi.stubGlobal("document", page);
  vi.stubGlobal("fetch", async (_: string, init: { headers: Headers }) => {
    sent.push(init.headers);
    return Response.json({});
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const minutes = (count: number) => vi.advanceTimersByTime(count * 60_000);
const isUnattended = () => sent.at(-1)?.has(UNATTENDED_HEADER);

test("S6: a call long after the person's last input says that the page makes it by itself", async () => {
  const { send } = await import("./door-request");
  await send("/api/users/@me/", { method: "GET" });
  expect(isUnattended()).toBe(false);
  minutes(3);
  await send("/api/users/@me/", { method: "GET" });
  expect(isUnattended()).toBe(true);
});

test.each(["pointerdown", "pointermove", "keydown", "wheel", "click", "input"])(
  "S6: a call after %s is one of the person's",
  async (type) => {
    const { send } = await import("./door-request");
    minutes(60);
    page.dispatchEvent(new Event(type));
    await send("/api/users/@me/", { method: "GET" });
    expect(isUnattended()).toBe(false);
  },
);

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { buildRequest, createCookie, startDoorUpstream } from "../testing/door-kit";
import { handleSession } from "./handle-session";
import { signOut } from "./sign-out";

/** Takes every request and answers none. */
let silent: Server;
const seen: (string | undefined)[] = [];
const timers: { ms: number; end: () => void }[] = [];

beforeAll(async () => {
  await (await startDoorUpstream()).close();
  silent = createServer(({ url }) => seen.push(url));
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  process.env.USERS_API_URL = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => {
    const controller = new AbortController();
    timers.push({ ms, end: () => controller.abort(new DOMException("Too late.", "TimeoutError")) });
    return controller.signal;
  });
});
afterAll(() => {
  silent.closeAllConnections();
  silent.close();
});

const pass = (seconds: number) => {
  for (const { ms, end } of timers) {
    if (ms <= seconds * 1_000) end();
  }
};

test("S7: an API that is silent holds a sign-out back no longer than 5 s", async () => {
  const request = buildRequest("/session", { method: "DELETE", cookie: await createCookie() });
  const leaving = handleSession(request, signOut);
  await vi.waitFor(() => expect(seen).toEqual(["/healthz"]));
  // One limit, begun before the first call, over all of them.
  const wholes = timers.filter(({ ms }) => ms === 5_000);
  expect(wholes).toHaveLength(1);
  pass(3);
  await vi.waitFor(() => expect(seen).toEqual(["/healthz", "/api/logout/"]));
  pass(5);
  const response = await leaving;
  expect([response.status, await response.json()]).toEqual([200, { is_ended: false }]);
  expect(response.headers.getSetCookie()).toHaveLength(4);
  expect(timers.filter(({ ms }) => ms === 5_000)).toEqual(wholes);
});

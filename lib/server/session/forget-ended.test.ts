import { afterAll, beforeAll, expect, test } from "vitest";
import { buildRequest, createCookie, startDoorUpstream } from "../testing/door-kit";
import { json, type ScriptedUpstream } from "../testing/scripted-upstream";
import { handleSession } from "./handle-session";
import { signOut } from "./sign-out";

let upstream: ScriptedUpstream;
beforeAll(async () => {
  upstream = await startDoorUpstream();
});
afterAll(() => upstream.close());

const forget = (cookie?: string) =>
  handleSession(buildRequest("/session?ended", { method: "DELETE", cookie }), signOut);

const refusal = { type: "authentication_error", code: "not_authenticated", detail: "No.", attr: null };

test("a session that the API refuses leaves the browser, and nothing else of it does", async () => {
  upstream.reply(json(401, refusal));
  const response = await forget(await createCookie());
  expect(response.status).toBe(204);
  const cookies = response.headers.getSetCookie();
  expect(cookies.map((cookie) => cookie.split("=")[0])).toEqual([
    "__Host-account-session",
    "__Host-account-idle",
  ]);
  expect(cookies.every((cookie) => cookie.includes("Max-Age=0"))).toBe(true);
});

test("one that is alive, as of a tab that signed in meanwhile, stays, here and at the API", async () => {
  upstream.seen.length = 0;
  upstream.reply(json(200, { uuid: "ada" }));
  const response = await forget(await createCookie());
  expect([response.status, response.headers.getSetCookie()]).toEqual([204, []]);
  expect(upstream.seen.map(({ method }) => method)).toEqual(["GET"]);
});

test("X1: where the API does not say, it stays", async () => {
  upstream.reply((_, response) => void response.destroy());
  expect((await forget(await createCookie())).headers.getSetCookie()).toEqual([]);
});

test("what is too old to be read goes without asking", async () => {
  upstream.seen.length = 0;
  const response = await forget(await createCookie({ seenAt: 0 }));
  expect(response.headers.getSetCookie()).toHaveLength(2);
  expect(upstream.seen).toHaveLength(0);
});

test("a browser without one keeps what a tab that is signing in sets meanwhile", async () => {
  upstream.seen.length = 0;
  expect((await forget()).headers.getSetCookie()).toEqual([]);
  expect(upstream.seen).toHaveLength(0);
});

import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { getCapabilities } from "../capabilities";
import { handleSession } from "../session/handle-session";
import { signOut } from "../session/sign-out";
import { buildRequest, createCookie, startDoorUpstream } from "../testing/door-kit";
import { json, type Reply, type ScriptedUpstream } from "../testing/scripted-upstream";
import { findViewer } from "../viewer";
import { findCapabilities } from "../visitor";

const browser = vi.hoisted(() => ({ cookie: "" }));
vi.mock("next/headers", async () => (await import("../testing/page-cookies")).toNextHeaders(browser));

const gone = { type: "authentication_error", code: "not_authenticated", detail: "No.", attr: null };
const ada = { uuid: "ada", email: "ada@example.com" };
const page =
  (status: number, headers = {}): Reply =>
  (_, response) =>
    response.writeHead(status, { "content-type": "text/html", ...headers }).end("<h1>Back soon</h1>");

/** What the server says of itself now. */
let health: Reply;
let upstream: ScriptedUpstream;
beforeAll(async () => {
  upstream = await startDoorUpstream((request, response) => health(request, response));
});
afterAll(() => upstream.close());
beforeEach(() => {
  delete (globalThis as { [name: symbol]: unknown })[Symbol.for("account.server-info")];
  upstream.seen.length = 0;
  upstream.reply(json(401, gone));
  health = json(503, {});
});

const leave = async () =>
  handleSession(buildRequest("/session", { method: "DELETE", cookie: await createCookie() }), signOut);
const asked = () => upstream.seen.map(({ method, url }) => `${method} ${url}`);

describe("X1: while nobody knows which server it is", () => {
  test.each<[string, Reply]>([
    ["fails", json(500, {})],
    ["is under maintenance", page(503)],
    ["throttles", json(429, gone)],
    ["hangs up", (_, response) => void response.destroy()],
  ])("since it %s, it is taken for none", async (_, reply) => {
    health = reply;
    expect([await getCapabilities(null), await findCapabilities()]).toEqual([null, null]);
  });

  test.each<[string, Reply]>([
    ["a page", page(200)],
    ["a refusal", page(403)],
    ["a redirect", page(302, { location: "/login?next=/healthz" })],
    ["no such page", page(404)],
  ])("%s in the place of what it says means a PostHog only where its API answers", async (_, reply) => {
    health = reply;
    upstream.reply(page(200));
    expect(await getCapabilities(null)).toBeNull();
    upstream.reply(json(401, gone));
    expect(await getCapabilities(null)).toMatchObject({ server: "posthog" });
    expect(new Set(asked())).toEqual(new Set(["GET /api/users/@me/"]));
  });

  test("a page is an outage, since what it may offer is not known", async () => {
    browser.cookie = await createCookie({ person: "ada" });
    upstream.reply(json(200, ada));
    await expect(findViewer()).rejects.toMatchObject({ message: "upstream_maintenance" });
  });

  test("what it said before holds", async () => {
    health = json(404, { detail: "Not found." });
    expect(await getCapabilities(null)).toMatchObject({ server: "posthog" });
    const now = Date.now();
    vi.spyOn(Date, "now").mockReturnValue(now + 120_000);
    health = json(503, {});
    expect(await getCapabilities(null)).toMatchObject({ server: "posthog" });
    vi.mocked(Date.now).mockRestore();
  });
});

describe("S7: while nobody knows which server it is, signing out", () => {
  test("tries our endpoint first, and asks for no page where that works", async () => {
    upstream.reply((_, response) => response.writeHead(204).end());
    expect((await leave()).status).toBe(204);
    expect(asked()).toEqual(["POST /api/logout/"]);
  });

  test("goes by the page where there is no such endpoint", async () => {
    const out: Record<string, Reply> = {
      "/api/logout/": json(404, gone),
      "/logout/": page(302, { location: "/login" }),
    };
    upstream.reply((request, response) => (out[request.url] ?? json(401, gone))(request, response));
    expect((await leave()).status).toBe(204);
    expect(asked()).toEqual(["POST /api/logout/", "POST /logout/", "GET /api/users/@me/"]);
  });

  test("that no one answers says that the session may live on", async () => {
    upstream.reply((_, response) => void response.destroy());
    expect(await (await leave()).json()).toEqual({ is_ended: false });
  });
});

test("X1: a server that is out of reach is taken for none", async () => {
  await upstream.close();
  expect(await findCapabilities()).toBeNull();
});

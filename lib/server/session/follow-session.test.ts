import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { handleDoor } from "../door/handle-door";
import {
  buildRequest,
  createCookie,
  readCookieValue,
  startDoorUpstream,
  toCookieHeader,
} from "../testing/door-kit";
import { json, type Reply, type ScriptedUpstream } from "../testing/scripted-upstream";
import { readRequestSession } from "./read-request-session";
import { IDLE_COOKIE } from "./session";

let upstream: ScriptedUpstream;
beforeAll(async () => {
  upstream = await startDoorUpstream();
});
afterAll(() => upstream.close());
beforeEach(() => {
  upstream.seen.length = 0;
});

const gone = { type: "authentication_error", code: "not_authenticated", detail: "No.", attr: null };
const ada = { uuid: "ada", email: "ada@example.com" };

/** A change of the password at PostHog, which answers with a new id of the same session. */
function change(cookie: string, headers: Record<string, string> = {}): Promise<Response> {
  const body = { current_password: "old", password: "violet harbour tuesday kettle" };
  const request = buildRequest("/api/users/@me/", { method: "PATCH", body, cookie, headers });
  return handleDoor(request, ["users", "@me"]);
}

/** `cookies` come with the change; whoever asks with the new id is `owner`, refused where that is null. */
function rotate(cookies: string[], owner: object | null = ada) {
  upstream.reply(({ method, headers }, response) => {
    const isNew = headers.cookie?.includes("sessionid=new-1") ?? false;
    const status = isNew && owner === null ? 401 : 200;
    response.writeHead(status, {
      "content-type": "application/json",
      ...(method === "PATCH" && { "set-cookie": cookies }),
    });
    response.end(JSON.stringify(isNew ? (owner ?? gone) : ada));
  });
}

/** Whoever asks with the new id hears of trouble, the first `times` times. */
function rotateInTrouble(trouble: Reply, times: number) {
  let left = times;
  upstream.reply((request, response) => {
    if (request.method === "PATCH") {
      return json(200, ada, { "set-cookie": "sessionid=new-1; Path=/" })(request, response);
    }
    left -= 1;
    return (left >= 0 ? trouble : json(200, ada))(request, response);
  });
}

const read = (cookie: string) => readRequestSession(new Request("http://x/", { headers: { cookie } }));

const idleOf = (cookie: string) => `${IDLE_COOKIE}=${readCookieValue(cookie, IDLE_COOKIE)}`;

describe("S5, S8: a session whose id the API changes", () => {
  test("goes on under the new id, of the same age, in our session cookie alone", async () => {
    const signedInAt = Date.now() - 3_600_000;
    // So long ago that any other answer would renew the idle time.
    const cookie = await createCookie({ person: "ada", signedInAt, seenAt: Date.now() - 120_000 });
    const before = await read(cookie);
    rotate(["sessionid=new-1; Path=/; HttpOnly"]);
    const agent = { "user-agent": "Firefox of Ada" };
    const response = await change(cookie, agent);
    expect(response.status).toBe(200);
    expect(upstream.seen.map((seen) => seen.headers)).toMatchObject([agent, agent]);
    expect(response.headers.getSetCookie()).toHaveLength(1);
    const renewed = toCookieHeader(response);
    expect(renewed).not.toContain("new-1");
    const after = await read(`${renewed}; ${idleOf(cookie)}`);
    expect(after).toMatchObject({ id: before?.id, signedInAt, person: "ada" });
    expect(after?.credential).toMatchObject({ kind: "session", sessionId: "new-1" });
    // The answer of a change that ends after a sign-out must not revive what was signed out.
    expect(await read(renewed)).toBeNull();
  });

  test("is left alone where the id stays and the CSRF token alone is new", async () => {
    const cookie = await createCookie({ person: "ada" });
    rotate(["sessionid=upstream-session; Path=/", "posthog_csrftoken=other; Path=/"]);
    expect((await change(cookie)).headers.getSetCookie()).toEqual([]);
    rotate(["posthog_csrftoken=other; Path=/"]);
    expect((await change(cookie)).headers.getSetCookie()).toEqual([]);
    expect(upstream.seen.map(({ method }) => method)).toEqual(["PATCH", "PATCH"]);
  });

  test.each([
    ["is another person's, as a cache may hand it out", { uuid: "bob", email: "bob@example.com" }],
    ["is dead already", null],
  ])("does not go on with one that %s, nor is that one ended", async (_, owner) => {
    const cookie = await createCookie({ person: "ada" });
    rotate(["sessionid=new-1; Path=/"], owner);
    expect((await change(cookie)).headers.getSetCookie()).toEqual([]);
    expect(upstream.seen.map(({ url }) => url)).not.toContain("/api/logout/");
  });

  test.each([
    ["answers with trouble", json(503, {}), 2],
    ["throttles", json(429, {}), 2],
    ["hangs up", (_, response) => void response.destroy(), 2],
    ["answers the second time alone", json(500, {}), 1],
  ] satisfies [string, Reply, number][])(
    "where it cannot be asked whose it is, nobody is signed out: the API %s",
    async (_, trouble, times) => {
      const cookie = await createCookie({ person: "ada" });
      rotateInTrouble(trouble, times);
      const renewed = toCookieHeader(await change(cookie));
      const after = await read(`${renewed}; ${idleOf(cookie)}`);
      expect(after?.credential).toMatchObject({ kind: "session", sessionId: "new-1" });
      expect(upstream.seen.map(({ method }) => method)).toEqual(["PATCH", "GET", "GET"]);
    },
  );

  test("of which nobody said whose it is goes on as that of whoever the page shows, and no one else's", async () => {
    const cookie = await createCookie();
    const page = { "x-account-person": "ada" };
    rotate(["sessionid=new-1; Path=/"], { uuid: "bob", email: "bob@example.com" });
    expect((await change(cookie, page)).headers.getSetCookie()).toEqual([]);
    expect((await change(cookie)).headers.getSetCookie()).toEqual([]);
    rotate(["sessionid=new-1; Path=/"]);
    const renewed = toCookieHeader(await change(cookie, page));
    const after = await read(`${renewed}; ${idleOf(cookie)}`);
    expect(after?.credential).toMatchObject({ kind: "session", sessionId: "new-1" });
  });

  test("is not what confirming an address opens: that one is ended, whoever's it is", async () => {
    upstream.reply(({ method }, response) => {
      const cookies = method === "POST" ? ["sessionid=new-1; Path=/"] : [];
      response.writeHead(200, { "content-type": "application/json", "set-cookie": cookies });
      response.end(JSON.stringify(method === "POST" ? { success: true } : ada));
    });
    const path = "/api/users/verify_email/";
    const body = { uuid: "095be615-a8ad-4c33-8e9c-c7612fbf6c9f", code: "123456" };
    const cookie = await createCookie({ person: "ada" });
    const request = buildRequest(path, { method: "POST", body, cookie });
    const response = await handleDoor(request, ["users", "verify_email"]);
    expect([response.status, response.headers.getSetCookie()]).toEqual([200, []]);
    expect(upstream.seen.map(({ url }) => url)).toEqual([path, "/api/logout/"]);
    expect(upstream.seen[1]?.headers.cookie).toContain("sessionid=new-1");
  });

  test("means nothing to a session with a key: what comes is ended", async () => {
    const credential = { kind: "api_key", key: "phx_x", scopes: [] } as const;
    const cookie = await createCookie({ credential: { ...credential, scopes: [] } });
    rotate(["sessionid=new-1; Path=/"]);
    expect((await change(cookie)).headers.getSetCookie()).toEqual([]);
    expect(upstream.seen.at(-1)).toMatchObject({ method: "POST", url: "/api/logout/" });
  });
});

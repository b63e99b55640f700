import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { handleDoor } from "../door/handle-door";
import {
  buildRequest,
  createCookie,
  readCookieValue,
  startDoorUpstream,
  toCookieHeader,
} from "../testing/door-kit";
import type { ScriptedUpstream } from "../testing/scripted-upstream";
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

const ada = { uuid: "ada", email: "ada@example.com" };

/** A change of the password at PostHog, which answers with a new id of the same session. */
function change(cookie: string): Promise<Response> {
  const body = { current_password: "old", password: "violet harbour tuesday kettle" };
  return handleDoor(buildRequest("/api/users/@me/", { method: "PATCH", body, cookie }), ["users", "@me"]);
}

/** `cookies` come with the change; whoever asks with the new id is `owner`. */
function rotate(cookies: string[], owner: object | null = ada) {
  upstream.reply(({ method, headers }, response) => {
    const isNew = headers.cookie?.includes("sessionid=new-1") ?? false;
    const status = isNew && owner === null ? 401 : 200;
    response.writeHead(status, {
      "content-type": "application/json",
      ...(method === "PATCH" && { "set-cookie": cookies }),
    });
    response.end(JSON.stringify(isNew ? owner : ada));
  });
}

const read = (cookie: string) => readRequestSession(new Request("http://x/", { headers: { cookie } }));

const idleOf = (cookie: string) => `${IDLE_COOKIE}=${readCookieValue(cookie, IDLE_COOKIE)}`;

describe("S5, S8: a session whose id the API changes", () => {
  test("goes on under the new id, of the same age, in our session cookie alone", async () => {
    const signedInAt = Date.now() - 3_600_000;
    const cookie = await createCookie({ person: "ada", signedInAt });
    const before = await read(cookie);
    rotate(["sessionid=new-1; Path=/; HttpOnly"]);
    const response = await change(cookie);
    expect(response.status).toBe(200);
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

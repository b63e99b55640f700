import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { API_KEY_LENGTH_MAX, KEY_SESSION_AGE_SECONDS } from "@/lib/contract/limits";
import { toAccess } from "@/lib/contract/refusals";
import { handleDoor } from "../door/handle-door";
import { captureLog } from "../testing/capture-log";
import { buildRequest, createCookie, startDoorUpstream, toCookieHeader } from "../testing/door-kit";
import { json, type ScriptedUpstream, type Seen } from "../testing/scripted-upstream";
import { finishSignIn } from "./finish-sign-in";
import { handleSession } from "./handle-session";
import { readRequestSession } from "./read-request-session";
import { signIn } from "./sign-in";
import { signOut } from "./sign-out";

const key = "phx_ThisIsNoRealKeyButHasItsForm0123456789abcde";
const path = "/session";

let upstream: ScriptedUpstream;
beforeAll(async () => {
  upstream = await startDoorUpstream();
});
afterAll(() => upstream.close());
beforeEach(() => {
  upstream.seen.length = 0;
});

type Call = Parameters<typeof buildRequest>[1];

const show = (personal_api_key: unknown, call: Call = {}) =>
  handleSession(buildRequest(path, { method: "POST", body: { personal_api_key }, ...call }), signIn);

const patch = (body: object, cookie: string) =>
  handleSession(buildRequest(path, { method: "PATCH", body, cookie }), finishSignIn);

function send(target: string, call: Call): Promise<Response> {
  return handleDoor(buildRequest(target, call), target.split("/").filter(Boolean).slice(1));
}

const me = { uuid: "0199-ada", email: "ada@example.com" };
const refusal = (code: string, detail: string) => ({
  type: "authentication_error",
  code,
  detail,
  attr: null,
});

/** How a PostHog answers a read of the account and, by `patch`, a change of nothing. */
function accept(answerPatch = json(200, me)) {
  upstream.reply((request, response) =>
    (request.method === "PATCH" ? answerPatch : json(200, me))(request, response),
  );
}

function keyCookie(options: Parameters<typeof createCookie>[0] = {}): Promise<string> {
  return createCookie({ credential: { kind: "api_key", key, scopes: ["user:read"] }, ...options });
}

async function openedBy(response: Response) {
  const cookie = toCookieHeader(response);
  return readRequestSession(new Request("http://x/", { headers: { cookie } }));
}

const bearers = (seen: Seen[]) => seen.map(({ headers }) => headers.authorization);

describe("signing in with a personal API key", () => {
  test("asks for the account and changes nothing of it, with the key as Bearer and nothing else", async () => {
    accept();
    expect((await show(key)).status).toBe(200);
    expect(upstream.seen.map(({ method, url, body }) => [method, url, body])).toEqual([
      ["GET", "/api/users/@me/", ""],
      ["PATCH", "/api/users/@me/", "{}"],
    ]);
    expect(bearers(upstream.seen)).toEqual([`Bearer ${key}`, `Bearer ${key}`]);
    for (const { headers } of upstream.seen) {
      expect([headers.cookie, headers["x-csrftoken"], headers.origin, headers.referer]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
      ]);
    }
  });

  test.each([
    ["both scopes where it may write", json(200, me), ["user:read", "user:write"]],
    [
      "one where it may only read",
      json(403, refusal("permission_denied", "API key missing required scope 'user:write'")),
      ["user:read"],
    ],
  ] as const)("learns %s, and whose it is", async (_, answerPatch, scopes) => {
    accept(answerPatch);
    const session = await openedBy(await show(` ${key}\n`));
    expect(session?.credential).toEqual({ kind: "api_key", key, scopes });
    expect(session?.person).toBe("0199-ada");
  });

  test("S3, S4, S6: seals it in a small cookie of eight hours and shows it nowhere", async () => {
    accept();
    const response = await show(key);
    const cookies = response.headers.getSetCookie();
    expect(cookies[0]).toMatch(
      new RegExp(`^__Host-account-session=.*; Max-Age=${KEY_SESSION_AGE_SECONDS}; Secure; HttpOnly; Same`),
    );
    expect(cookies.join() + (await response.text())).not.toContain(key);
  });

  test("a key that is not valid is refused beside its field, and no cookie is set", async () => {
    upstream.reply(json(401, refusal("authentication_failed", "Personal API key is invalid.")));
    const response = await show(key);
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({
      ...refusal("authentication_failed", "Personal API key is invalid."),
      attr: "personal_api_key",
    });
    expect(response.headers.getSetCookie()).toEqual([]);
  });

  test("a key without user:read is refused so that the page can name the scope", async () => {
    upstream.reply(json(403, refusal("permission_denied", "API key missing required scope 'user:read'")));
    const response = await show(key);
    expect(response.status).toBe(403);
    const envelope = (await response.json()) as { code: string; detail: string };
    expect(envelope).toMatchObject({ code: "permission_denied", attr: "personal_api_key" });
    expect(toAccess({ status: 403, ...envelope })).toEqual({ kind: "needs_scope", scope: "user:read" });
    expect(response.headers.getSetCookie()).toEqual([]);
  });

  test("another refusal is told in the server's own words", async () => {
    upstream.reply(json(403, refusal("permission_denied", "Your organization does not allow keys.")));
    expect(await (await show(key)).json()).toMatchObject({
      detail: "Your organization does not allow keys.",
      attr: "personal_api_key",
    });
  });

  test("X1: where it cannot be told what the key may do, nobody is signed in", async () => {
    accept((_, response) => void response.destroy());
    const response = await show(key);
    expect([response.status, response.headers.getSetCookie()]).toEqual([503, []]);
    accept(json(429, refusal("throttled", "Wait."), { "retry-after": "9" }));
    const throttled = await show(key);
    expect([throttled.status, throttled.headers.get("retry-after")]).toEqual([429, "9"]);
    expect(throttled.headers.getSetCookie()).toEqual([]);
  });

  test.each([
    ["an inner blank", "phx_secret abc"],
    ["a line break", "phx_secret\r\nX-Evil: 1"],
    ["a NUL", "phx_secret\u0000"],
    ["letters beyond ASCII", "phx_secretä"],
    ["a semicolon", "phx_secret;a=b"],
    ["quotes", 'phx_"secret"'],
    ["too great a length", `phx_secret${"x".repeat(API_KEY_LENGTH_MAX)}`],
    ["nothing in it", "  "],
    ["no text", { secret: 1 }],
  ])("P2: a key with %s is 400, is not repeated, and never leaves", async (_, bad) => {
    const response = await show(bad);
    const text = await response.text();
    expect(response.status).toBe(400);
    expect(JSON.parse(text)).toMatchObject({ attr: "personal_api_key" });
    expect(text).not.toContain("secret");
    expect(upstream.seen).toHaveLength(0);
  });

  test("a key that is far too long is said to be none, as any other of a wrong form", async () => {
    for (const bad of ["k".repeat(5_000), "a b"]) {
      const { detail } = (await (await show(bad)).json()) as { detail: string };
      expect(detail).toBe("That does not look like a personal API key.");
    }
  });

  test("S3: the longest key still fits a cookie", async () => {
    accept();
    const response = await show(`phx_${"k".repeat(API_KEY_LENGTH_MAX - 4)}`);
    expect(response.status).toBe(200);
    for (const cookie of response.headers.getSetCookie()) {
      expect(cookie.length).toBeLessThan(4_096);
    }
  });

  test("S3: what would not fit a cookie is refused, since a browser would drop it without a word", async () => {
    upstream.reply(json(200, { ...me, uuid: "u".repeat(4_000) }));
    const response = await show(key);
    expect([response.status, response.headers.getSetCookie()]).toEqual([502, []]);
  });

  test("C1, C2: no other site can sign anyone in with a key of its own", async () => {
    expect((await show(key, { headers: { "x-account-app": "" } })).status).toBe(403);
    expect((await show(key, { headers: { origin: "https://evil.example" } })).status).toBe(403);
    expect(upstream.seen).toHaveLength(0);
  });

  test("S7: ends the session that it takes the place of", async () => {
    accept();
    const response = await show(key, { cookie: await createCookie() });
    expect(response.status).toBe(200);
    expect(upstream.seen.at(-1)).toMatchObject({ method: "POST", url: "/api/logout/" });
    expect(upstream.seen.at(-1)?.headers.cookie).toContain("sessionid=upstream-session");
    expect(bearers(upstream.seen.slice(0, 2))).toEqual([`Bearer ${key}`, `Bearer ${key}`]);
  });
});

describe("a session with a key", () => {
  test("P5: calls with the key alone, whatever the caller sends along", async () => {
    upstream.reply(json(200, { install_url: "https://github.com/apps/x/installations/new" }));
    const response = await send("/api/users/@me/integrations/github/start/", {
      method: "POST",
      body: {},
      cookie: `${await keyCookie()}; sessionid=theirs; posthog_csrftoken=theirs`,
      headers: { authorization: "Bearer phx_theirs" },
    });
    expect(response.status).toBe(200);
    const headers = upstream.seen[0]?.headers;
    expect(headers?.authorization).toBe(`Bearer ${key}`);
    for (const name of ["cookie", "x-csrftoken", "origin", "referer"]) {
      expect(headers?.[name], name).toBeUndefined();
    }
  });

  test("S6: ends eight hours after the sign-in, however much it is used", async () => {
    upstream.reply(json(200, me));
    const age = KEY_SESSION_AGE_SECONDS * 1_000;
    const young = await keyCookie({ signedInAt: Date.now() - age + 60_000 });
    const old = await keyCookie({ signedInAt: Date.now() - age - 1_000 });
    expect((await send("/api/users/@me/", { cookie: young })).status).toBe(200);
    expect((await send("/api/users/@me/", { cookie: old })).status).toBe(401);
  });

  test("P13: that is revoked meets its 401 and keeps its cookie, so that the page may look again", async () => {
    const detail = "Personal API key found in request Authorization header is invalid.";
    upstream.reply(json(401, refusal("authentication_failed", detail)));
    const response = await send("/api/users/@me/integrations/", { cookie: await keyCookie() });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: "authentication_failed" });
    expect(response.headers.getSetCookie()).toEqual([]);
  });

  test.each([
    ["This action does not support personal API key access", { kind: "needs_password" }],
    ["API key missing required scope 'user:write'", { kind: "needs_scope", scope: "user:write" }],
  ])("meets %j as an envelope that says what is needed", async (detail, access) => {
    upstream.reply(json(403, refusal("permission_denied", detail)));
    const response = await send("/api/users/@me/two_factor_status/", { cookie: await keyCookie() });
    const envelope = (await response.json()) as { code: string; detail: string };
    expect(toAccess({ status: response.status, ...envelope })).toEqual(access);
  });

  test("S4: a server that repeats the key is not repeated", async () => {
    upstream.reply(json(400, refusal("invalid_input", `What is ${key}?`)));
    const refused = await send("/api/users/@me/", { cookie: await keyCookie() });
    expect(await refused.text()).not.toContain(key);
    upstream.reply(json(200, { ...me, first_name: `Ada ${key}` }));
    const told = await send("/api/users/@me/", { cookie: await keyCookie() });
    expect(await told.text()).not.toContain(key);
  });

  test.each([
    ["with escapes of JSON", "phx_a\\/b"],
    ["in numbers of characters", "\\u0070hx_a/b"],
  ])("S4: a server that repeats the key %s is not repeated", async (_, written) => {
    const slashed = "phx_a/b";
    const cookie = await keyCookie({ credential: { kind: "api_key", key: slashed, scopes: ["user:read"] } });
    const bodies = [
      [200, `{"uuid":"0199-ada","email":"ada@example.com","first_name":"${written}"}`],
      [400, `{"type":"validation_error","code":"invalid_input","detail":"What is ${written}?","attr":null}`],
    ] as const;
    for (const [status, body] of bodies) {
      upstream.reply((_request, response) =>
        response.writeHead(status, { "content-type": "application/json" }).end(body),
      );
      const text = await (await send("/api/users/@me/", { cookie })).text();
      expect(JSON.stringify(JSON.parse(text))).not.toContain(slashed);
      expect(text).toContain("…");
    }
  });

  test("R2, R3: cannot prove who it is: that needs a sign-in with e-mail and password", async () => {
    const cookie = await keyCookie();
    const body = { password: "right" };
    const answers = [
      await handleSession(buildRequest(path, { method: "POST", body, cookie }), signIn),
      await patch({ token: "123456" }, cookie),
      await patch({ code: "123456" }, cookie),
      await patch({ resend: true }, cookie),
    ];
    for (const response of answers) {
      expect(response.status).toBe(403);
      const envelope = (await response.json()) as { code: string; detail: string };
      expect(envelope.code).toBe("password_sign_in_required");
      expect(toAccess({ status: 403, ...envelope })).toEqual({ kind: "needs_password" });
    }
    expect(upstream.seen).toHaveLength(0);
  });

  test("gives way to a sign-in with e-mail and password, which the key takes no part in", async () => {
    upstream.reply((request, response) => {
      const cookies = ["sessionid=up-1; Path=/", "posthog_csrftoken=csrf-1; Path=/"];
      response.writeHead(200, { "content-type": "application/json", "set-cookie": cookies });
      response.end(JSON.stringify(request.method === "GET" ? me : { success: true }));
    });
    const body = { email: "ada@example.com", password: "right" };
    const request = buildRequest(path, { method: "POST", body, cookie: await keyCookie() });
    const session = await openedBy(await handleSession(request, signIn));
    expect(session?.credential).toEqual({ kind: "session", sessionId: "up-1", csrfToken: "csrf-1" });
    expect(bearers(upstream.seen)).toEqual([undefined, undefined]);
    expect(upstream.seen[0]?.headers.cookie).toBeUndefined();
  });

  test("S7: is left with nothing to end: the key stays what it was", async () => {
    const request = buildRequest(path, { method: "DELETE", cookie: await keyCookie() });
    const response = await handleSession(request, signOut);
    expect(response.status).toBe(204);
    expect(response.headers.getSetCookie().every((cookie) => cookie.includes("Max-Age=0"))).toBe(true);
    expect(upstream.seen).toHaveLength(0);
  });
});

test("S4, L1, L2: every sign-in with a key is logged, and no line holds the key, whatever happens to it", async () => {
  const lines = await captureLog(async () => {
    accept();
    await show(key);
    upstream.reply(json(500, { message: `no ${key}` }));
    await show(key);
    await show(key, { headers: { origin: "https://evil.example" } });
    await send("/api/users/@me/", { cookie: await keyCookie() });
    upstream.reply((_, response) => void response.destroy());
    await show(key);
    await send("/api/users/@me/", { cookie: await keyCookie() });
  });
  const events = lines.map((line) => JSON.parse(line));
  expect(events).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ event: "signed_in", method: "api_key", result: "ok", person: "0199-ada" }),
      expect.objectContaining({ event: "sign_in_refused", method: "api_key", result: "upstream_failed" }),
    ]),
  );
  expect(lines.length).toBeGreaterThan(3);
  expect(lines.join()).not.toContain(key);
});

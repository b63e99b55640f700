import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { IDLE_COOKIE, SESSION_COOKIE } from "../session/session";
import { buildRequest, createCookie, readCookieValue, startDoorUpstream } from "../testing/door-kit";
import { json, type ScriptedUpstream } from "../testing/scripted-upstream";
import { handleDoor } from "./handle-door";

let upstream: ScriptedUpstream;
let cookie: string;
beforeAll(async () => {
  upstream = await startDoorUpstream();
  cookie = await createCookie();
});
afterAll(() => upstream.close());
beforeEach(() => {
  upstream.seen.length = 0;
  upstream.reply(json(200, { results: [] }));
});

const list = "/api/users/@me/integrations/";
const repos = "/api/users/@me/integrations/github/7/repos/";
const start = "/api/users/@me/integrations/github/start/";
const me = "/api/users/@me/";

type Call = Parameters<typeof buildRequest>[1];

/** As Next calls it: the segments after `/api`, decoded. */
function send(path: string, call: Call = { cookie }): Promise<Response> {
  const { pathname } = new URL(path, "http://x");
  const segments = pathname.split("/").filter(Boolean).slice(1).map(decodeURIComponent);
  return handleDoor(buildRequest(path, call), segments);
}

async function codeOf(response: Response): Promise<string> {
  return ((await response.json()) as { code: string }).code;
}

describe("N1: of the notification settings", () => {
  test.each([
    [{ is_admin: true }],
    [{ plugin_disabled: "yes" }],
    [{ data_pipeline_error_threshold: "1" }],
    [{ project_weekly_digest_disabled: true }],
    [JSON.parse('{"__proto__":{"plugin_disabled":true}}')],
  ])("%j does not leave for the API", async (notification_settings) => {
    const response = await send(me, { method: "PATCH", cookie, body: { notification_settings } });
    expect(response.status).toBe(400);
    expect(upstream.seen).toHaveLength(0);
  });

  test("known keys of their types do", async () => {
    upstream.reply(json(200, { uuid: "ada", email: "ada@example.com" }));
    const notification_settings = { plugin_disabled: false, project_weekly_digest_disabled: { "1": true } };
    expect((await send(me, { method: "PATCH", cookie, body: { notification_settings } })).status).toBe(200);
    expect(JSON.parse(upstream.seen[0]?.body ?? "")).toEqual({ notification_settings });
  });
});

describe("who may call", () => {
  test("C1: a call without the custom header is 403, a GET too", async () => {
    const response = await send(list, { cookie, headers: { "x-account-app": "" } });
    expect(response.status).toBe(403);
    expect(upstream.seen).toHaveLength(0);
  });

  test.each(["cross-site", "same-site", "none"])("C2: Sec-Fetch-Site %s is 403", async (site) => {
    expect((await send(list, { cookie, headers: { "sec-fetch-site": site } })).status).toBe(403);
  });

  test("C2: without Sec-Fetch-Site, as over plain http, the other checks decide", async () => {
    expect((await send(list, { cookie, headers: { "sec-fetch-site": "" } })).status).toBe(200);
  });

  test.each(["https://evil.example", "null", ""])(
    "C2: an unsafe call with Origin %j is 403",
    async (origin) => {
      const response = await send(start, { method: "POST", cookie, body: {}, headers: { origin } });
      expect(response.status).toBe(403);
      expect(upstream.seen).toHaveLength(0);
    },
  );

  test("P14: without a session it is 401, whatever a proxy header claims", async () => {
    const headers = {
      "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy",
      authorization: "Bearer phx_x",
    };
    const response = await send(list, { headers });
    expect(response.status).toBe(401);
    expect(await codeOf(response)).toBe("not_authenticated");
    expect(upstream.seen).toHaveLength(0);
  });

  test("S3: a tampered, cut, swapped or foreign cookie is no session and never a 500", async () => {
    const other = await createCookie();
    const value = readCookieValue(cookie, SESSION_COOKIE);
    const swapped = `${SESSION_COOKIE}=${value}; ${IDLE_COOKIE}=${readCookieValue(other, IDLE_COOKIE)}`;
    const bad = [cookie.replace(value, `${value}A`), cookie.slice(0, 60), `${SESSION_COOKIE}=x`, swapped];
    for (const candidate of bad) {
      expect((await send(list, { cookie: candidate })).status).toBe(401);
    }
  });

  test("S6: a session idle for 8 h or older than 14 days is over", async () => {
    const hour = 3_600_000;
    const idle = await createCookie({ seenAt: Date.now() - 8 * hour - 1_000 });
    const old = await createCookie({ signedInAt: Date.now() - 14 * 24 * hour - 1_000 });
    expect((await send(list, { cookie: idle })).status).toBe(401);
    expect((await send(list, { cookie: old })).status).toBe(401);
  });

  test("S6: use renews the idle time, in a cookie without a credential", async () => {
    const response = await send(list, { cookie: await createCookie({ seenAt: Date.now() - 120_000 }) });
    const set = response.headers.getSetCookie();
    expect(set).toHaveLength(1);
    expect(set[0]).toMatch(/^__Host-account-idle=.*Path=\/.*Secure; HttpOnly; SameSite=Lax$/);
  });

  test("S6: a read the page makes by itself renews nothing", async () => {
    const headers = { "x-account-unattended": "1" };
    const stale = await createCookie({ seenAt: Date.now() - 120_000 });
    const response = await send(list, { cookie: stale, headers });
    expect([response.status, response.headers.getSetCookie()]).toEqual([200, []]);
  });

  test("a page that was made for another person reads and changes nothing", async () => {
    const own = await createCookie({ person: "ada" });
    const call = (person: string) => ({ cookie: own, headers: { "x-account-person": person } });
    const refused = [
      await send(list, call("bob")),
      await send(start, { ...call("bob"), method: "POST", body: {} }),
    ];
    expect(refused.map(({ status }) => status)).toEqual([409, 409]);
    expect(await codeOf(refused[0] as Response)).toBe("person_changed");
    expect(upstream.seen).toHaveLength(0);
    expect((await send(list, call("ada"))).status).toBe(200);
    // A session of which the API did not say whose it is goes on as before.
    expect((await send(list, { ...call("bob"), cookie })).status).toBe(200);
  });

  test("an open endpoint is reached without a session", async () => {
    upstream.reply(json(200, { success: true }));
    const response = await send("/api/users/request_email_verification/", {
      method: "POST",
      body: { uuid: "x" },
    });
    expect(response.status).toBe(200);
    expect(upstream.seen[0]?.headers.cookie).toBeUndefined();
  });
});

describe("where it leads", () => {
  test.each([
    "/api/users/@me/hedgehog_config/",
    "/api/login/",
    "/api/projects/1/",
    "/api/users/@me/integrations/github/7a/repos/",
    "/api/users/@me/integrations/github/7/../../../admin/",
    "/api/users/@me%2fintegrations/",
    "/api/users/@me/integrations/github/7%2f..%2fx/repos/",
    "/api/users/@me/integrations/github/7%0d%0aHost:x/repos/",
    "/api/users/@me/integrations/github/7%00/repos/",
  ])("P1, P2: %s is 404 and no request leaves", async (path) => {
    expect((await send(path)).status).toBe(404);
    expect(upstream.seen).toHaveLength(0);
  });

  test("P1: another method of a known path is 405", async () => {
    expect((await send(repos, { method: "DELETE", cookie })).status).toBe(405);
  });

  test("C4: starting two-factor set-up is a POST for browsers and a GET upstream", async () => {
    upstream.reply(json(200, { success: true, secret: "S" }));
    const path = "/api/users/@me/two_factor_start_setup/";
    expect((await send(path)).status).toBe(405);
    expect((await send(path, { method: "POST", cookie, body: {} })).status).toBe(200);
    expect(upstream.seen.map((seen) => seen.method)).toEqual(["GET"]);
  });

  test("P9: another user's uuid is refused before anything is asked", async () => {
    const response = await send("/api/users/095be615-a8ad-4c33-8e9c-c7612fbf6c9f/integrations/");
    expect(response.status).toBe(403);
    expect(upstream.seen).toHaveLength(0);
  });

  test("the upstream path has its trailing slash, whether asked with one or not", async () => {
    await send("/api/users/@me/integrations");
    expect(upstream.seen[0]?.url).toBe("/api/users/@me/integrations/?kind=github");
  });
});

describe("what goes in", () => {
  test.each([
    ["?limit=0", "min_value"],
    ["?limit=501", "max_value"],
    ["?limit=5&limit=6", "invalid_input"],
    ["?evil=1", "invalid_input"],
    [`?search=${"x".repeat(300)}`, "max_length"],
  ])("P3: the query %s is 400", async (query, code) => {
    const response = await send(repos + query);
    expect([response.status, await codeOf(response)]).toEqual([400, code]);
    expect(upstream.seen).toHaveLength(0);
  });

  test("P2, P10: NUL, broken characters and prototype keys are 400 and never leave", async () => {
    const bodies = ['{"first_name":"a\\u0000b"}', '{"first_name":"\\ud800"}', '{"__proto__":{"a":1}}'];
    for (const raw of bodies) {
      expect((await send(me, { method: "PATCH", cookie, raw })).status).toBe(400);
    }
    expect((await send(`${repos}?search=%00`)).status).toBe(400);
    expect(upstream.seen).toHaveLength(0);
  });

  test("C3: form and text bodies are 415, none at all is fine", async () => {
    for (const type of ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data"]) {
      const call = { method: "POST", cookie, raw: "a=1", headers: { "content-type": type } };
      expect((await send(start, call)).status).toBe(415);
    }
    upstream.reply(json(200, { install_url: "https://github.com/apps/x/installations/new" }));
    expect((await send(start, { method: "POST", cookie })).status).toBe(200);
  });

  test("P7: a body over 64 KB is 413", async () => {
    const response = await send(me, { method: "PATCH", cookie, body: { first_name: "x".repeat(70_000) } });
    expect(response.status).toBe(413);
    expect(upstream.seen).toHaveLength(0);
  });

  test("P10: fields outside the contract, and is_staff, never leave", async () => {
    upstream.reply(json(200, { uuid: "u", email: "a@b.c" }));
    const body = { first_name: "Ada", is_staff: true, uuid: "x", odd: 1 };
    await send(me, { method: "PATCH", cookie, body });
    expect(JSON.parse(upstream.seen[0]?.body ?? "")).toEqual({ first_name: "Ada" });
  });

  test("P5: nothing of the caller's headers passes; the credential is ours", async () => {
    const headers = {
      authorization: "Bearer phx_theirs",
      "x-forwarded-for": "6.6.6.6",
      "x-forwarded-host": "evil.example",
      "x-http-method-override": "DELETE",
      "accept-language": "de",
    };
    await send(list, { cookie: `${cookie}; sessionid=theirs`, headers });
    const seen = upstream.seen[0]?.headers ?? {};
    expect(seen.cookie).toBe("sessionid=upstream-session; posthog_csrftoken=upstream-csrf");
    for (const name of Object.keys(headers)) {
      expect(seen[name], name).toBeUndefined();
    }
  });

  test("an unsafe call carries the CSRF token and the upstream's own origin, as Django wants", async () => {
    upstream.reply(json(200, { install_url: "https://github.com/x" }));
    await send(start, { method: "POST", cookie, body: {} });
    expect(upstream.seen[0]?.headers).toMatchObject({
      "x-csrftoken": "upstream-csrf",
      origin: upstream.url,
      referer: `${upstream.url}/`,
    });
  });
});

describe("what comes out", () => {
  test("C6, H3, P15: answers are JSON that no cache keeps and no other site embeds", async () => {
    const response = await send(list);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "application/json; charset=utf-8",
      "cache-control": "private, no-store",
      "cross-origin-resource-policy": "same-origin",
      vary: "Cookie",
    });
    expect(response.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("P6: cookies and server headers of the upstream never pass, the contract's own do", async () => {
    const headers = { "set-cookie": "a=b", server: "nginx", "x-powered-by": "x", "x-sync": "running" };
    upstream.reply(json(200, { repositories: [], has_more: false }, headers));
    const response = await send(repos);
    expect(response.headers.get("x-sync")).toBe("running");
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(response.headers.get("server")).toBeNull();
    expect(response.headers.get("x-powered-by")).toBeNull();
  });

  test("P11: unknown fields are dropped, a wrong shape is 502", async () => {
    upstream.reply(
      json(200, { repositories: [{ id: 1, name: "a", full_name: "o/a", secret: "x" }], has_more: false }),
    );
    const answer = await (await send(repos)).json();
    expect(answer).toEqual({ repositories: [{ id: 1, name: "a", full_name: "o/a" }], has_more: false });
    upstream.reply(json(200, { repositories: "none" }));
    const wrong = await send(repos);
    expect([wrong.status, await codeOf(wrong)]).toEqual([502, "upstream_invalid"]);
  });

  test.each([
    ["HTML", "text/html", "<h1>maintenance at db-7.internal</h1>"],
    ["half a JSON", "application/json", '{"results": ['],
    ["nothing", "application/json", ""],
  ])("P11: %s with status 200 is 502", async (_, type, text) => {
    upstream.reply((_request, response) => response.writeHead(200, { "content-type": type }).end(text));
    expect((await send(list)).status).toBe(502);
  });

  test("P4: a redirect is 502 and not followed", async () => {
    upstream.reply((_, response) => response.writeHead(302, { location: `${upstream.url}/elsewhere` }).end());
    const response = await send(list);
    expect([response.status, await codeOf(response)]).toEqual([502, "upstream_redirect"]);
    expect(upstream.seen).toHaveLength(1);
  });

  test("P12: a 4xx envelope passes as plain, capped text", async () => {
    const detail = `bad\u001b[31m\r\n<b>${"x".repeat(2_000)}`;
    upstream.reply(json(400, { type: "validation_error", code: "invalid_input", detail, attr: "team_id" }));
    const envelope = (await (await send(start, { method: "POST", cookie })).json()) as { detail: string };
    expect(envelope).toMatchObject({ code: "invalid_input", attr: "team_id" });
    expect(envelope.detail).toMatch(/^bad \[31m <b>x+$/);
    expect(envelope.detail.length).toBe(500);
  });

  test("P12: a 5xx with a stack becomes our own code with a request id", async () => {
    upstream.reply(
      json(500, { type: "server_error", code: "error", detail: "Traceback at db-7.internal", attr: null }),
    );
    const response = await send(list);
    const text = await response.text();
    expect(response.status).toBe(502);
    expect(text).not.toContain("internal");
    expect(response.headers.get("x-request-id")).not.toBeNull();
  });

  test("P8: Retry-After is passed on and nothing is retried", async () => {
    const envelope = { type: "throttled_error", code: "throttled", detail: "Wait.", attr: null };
    upstream.reply(json(429, envelope, { "retry-after": "17" }));
    const response = await send(list);
    expect([response.status, response.headers.get("retry-after")]).toEqual([429, "17"]);
    upstream.reply((_, response) => void response.destroy());
    const dead = await send(list);
    expect([dead.status, await codeOf(dead)]).toEqual([503, "upstream_unreachable"]);
    expect(upstream.seen).toHaveLength(2);
  });

  test("P7: an answer without end is cut off", async () => {
    upstream.reply((_, response) => {
      const chunk = Buffer.alloc(1024 * 1024, "x");
      const pour = () => {
        while (response.write(chunk)) {}
        response.once("drain", pour);
      };
      pour();
    });
    const response = await send(list);
    expect([response.status, await codeOf(response)]).toEqual([502, "upstream_too_large"]);
  });

  test("P15: two people's calls at once never mix", async () => {
    upstream.reply((request, response) => {
      const name = request.headers["user-agent"] ?? "";
      setImmediate(() => response.end(JSON.stringify({ uuid: name, email: `${name}@x.y` })));
    });
    const cookies = await Promise.all([createCookie(), createCookie()]);
    const answers = await Promise.all(
      Array.from({ length: 40 }, async (_, index) => {
        const agent = `agent-${index}`;
        const response = await send(me, { cookie: cookies[index % 2], headers: { "user-agent": agent } });
        return [agent, ((await response.json()) as { uuid: string }).uuid];
      }),
    );
    expect(answers.map(([, uuid]) => uuid)).toEqual(answers.map(([agent]) => agent));
  });

  test("a project's own key stays behind", async () => {
    const team = { id: 1, name: "Web", api_token: "phc_secret" };
    upstream.reply(json(200, { uuid: "u", email: "a@b.c", team }));
    expect(await (await send(me)).text()).not.toContain("phc_secret");
  });

  test("a refresh answers the count, not the list", async () => {
    const repositories = [1, 2].map((id) => ({ id, name: "n", full_name: `o/${id}` }));
    upstream.reply(json(200, { repositories }, { "x-added": "2" }));
    const response = await send(`${repos}refresh/`, { method: "POST", cookie, body: {} });
    expect(await response.json()).toEqual({ repository_count: 2 });
    expect(response.headers.get("x-added")).toBe("2");
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { buildRequest, createCookie, startDoorUpstream } from "../testing/door-kit";
import { json, type Reply, type ScriptedUpstream } from "../testing/scripted-upstream";
import { handleSession } from "./handle-session";
import { signOut } from "./sign-out";

let upstream: ScriptedUpstream;
beforeAll(async () => {
  upstream = await startDoorUpstream("posthog");
});
afterAll(() => upstream.close());
beforeEach(() => {
  upstream.seen.length = 0;
});

const gone = { type: "authentication_error", code: "not_authenticated", detail: "No.", attr: null };
const live = { uuid: "ada", email: "ada@example.com" };
const redirect: Reply = (_, response) => response.writeHead(302, { location: "/login" }).end();
const page: Reply = (_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<p>Bye");

/** What the way out answers, and what the session is asked after it. */
function reply(out: Reply, account: Reply) {
  upstream.reply((request, response) => (request.url === "/logout/" ? out : account)(request, response));
}

const leave = async (headers: Record<string, string> = {}) => {
  const cookie = await createCookie();
  return handleSession(buildRequest("/session", { method: "DELETE", cookie, headers }), signOut);
};

describe("S7: signing out at a PostHog", () => {
  test("goes by its page, with CSRF token, Origin and Referer, and follows no redirect", async () => {
    reply(redirect, json(401, gone));
    expect((await leave({ "user-agent": "Firefox of Ada" })).status).toBe(204);
    expect(upstream.seen[1]?.headers["user-agent"]).toBe("Firefox of Ada");
    expect(upstream.seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
      "POST /logout/",
      "GET /api/users/@me/",
    ]);
    expect(upstream.seen[0]?.headers).toMatchObject({
      cookie: "sessionid=upstream-session; posthog_csrftoken=upstream-csrf",
      "x-csrftoken": "upstream-csrf",
      origin: upstream.url,
      referer: `${upstream.url}/`,
    });
  });

  test("counts with a page as the answer, too, once the session is refused", async () => {
    reply(page, json(401, gone));
    expect((await leave()).status).toBe(204);
  });

  test.each([
    ["a redirect, and the session still lives", redirect, json(200, live)],
    ["a page, and the session still lives", page, json(200, live)],
    ["a redirect, and the session cannot be asked", redirect, json(503, {})],
    ["a refusal", json(403, gone), json(200, live)],
    ["no such page", json(404, gone), json(200, live)],
    ["a failure", json(500, {}), json(401, gone)],
    ["nothing", (_, response) => void response.destroy(), json(401, gone)],
  ] satisfies [string, Reply, Reply][])(
    "X1: %s: the browser is signed out and told that the session may live on",
    async (_, out, account) => {
      reply(out, account);
      const response = await leave();
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual({ is_ended: false });
      expect(response.headers.getSetCookie()).toHaveLength(4);
    },
  );
});

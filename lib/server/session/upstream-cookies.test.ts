import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { handleDoor } from "../door/handle-door";
import { buildRequest, startDoorUpstream, toCookieHeader } from "../testing/door-kit";
import type { ScriptedUpstream } from "../testing/scripted-upstream";
import { finishSignIn } from "./finish-sign-in";
import { handleSession } from "./handle-session";
import { signIn } from "./sign-in";

let upstream: ScriptedUpstream;
beforeAll(async () => {
  upstream = await startDoorUpstream("posthog");
});
afterAll(() => upstream.close());
beforeEach(() => {
  upstream.seen.length = 0;
});

/** As Django writes it: base64 in Python's own notation, hence in quotes. */
const remember = `remember-cookie_7c9e6679-7425-40de-944b-e07fc1f90ae7="1vQ2x:b'b3RwX3RvdHA/x+ZGV2aWNlLzE=':0a1b2c"`;
const credentials = { email: "ada@example.com", password: "right" };

function give(cookies: string[], status = 200) {
  upstream.reply(({ method }, response) => {
    response.writeHead(status, { "content-type": "application/json", "set-cookie": cookies });
    const refusal = { type: "server_error", code: "2fa_required", detail: "2FA is required.", attr: null };
    const success = method === "GET" ? { uuid: "ada", email: "ada@example.com" } : { success: true };
    response.end(JSON.stringify(status === 401 ? refusal : success));
  });
}

const login = (cookie = "") =>
  handleSession(buildRequest("/session", { method: "POST", body: credentials, cookie }), signIn);

const show = (cookie: string) =>
  handleSession(
    buildRequest("/session", { method: "PATCH", body: { token: "123456", remember: true }, cookie }),
    finishSignIn,
  );

const others = ["ph_current_project_token=phc_x; Path=/", "messages=hello; Path=/", "known_device=1; Path=/"];

describe("of what the API gives a browser to keep", () => {
  test("session, CSRF token and one remember cookie are kept, and each goes where it belongs", async () => {
    give(["sessionid=half-1; Path=/", ...others], 401);
    const pending = toCookieHeader(await login());
    give(["sessionid=full-1; Path=/", "posthog_csrftoken=csrf-1; Path=/", `${remember}; Path=/`, ...others]);
    const signedIn = toCookieHeader(await show(pending));
    upstream.seen.length = 0;
    await handleDoor(buildRequest("/api/users/@me/", { cookie: signedIn }), ["users", "@me"]);
    expect(upstream.seen.at(-1)?.headers.cookie).toBe("sessionid=full-1; posthog_csrftoken=csrf-1");
    const device = signedIn.split("; ").find((pair) => pair.startsWith("__Host-account-device="));
    upstream.seen.length = 0;
    await login(device);
    expect(upstream.seen[0]?.headers.cookie).toBe(remember);
  });

  test("S3: the longest values fit a cookie of ours, signed in, half signed in and remembered", async () => {
    const longest = [
      `sessionid=${"s".repeat(1_024)}; Path=/`,
      `posthog_csrftoken=${"c".repeat(256)}; Path=/`,
    ];
    give(longest, 401);
    const half = await login();
    give([...longest, `remember-cookie_${"r".repeat(64)}=${"v".repeat(512)}; Path=/`]);
    const full = await show(toCookieHeader(half));
    expect(full.status).toBe(200);
    const cookies = [...half.headers.getSetCookie(), ...full.headers.getSetCookie()];
    expect(cookies).toHaveLength(5);
    for (const cookie of cookies) {
      expect(cookie.length).toBeLessThan(4_096);
    }
  });

  test.each([
    ["a session id that is too long", [`sessionid=${"s".repeat(1_025)}; Path=/`]],
    [
      "a CSRF token that is too long",
      ["sessionid=a; Path=/", `posthog_csrftoken=${"c".repeat(257)}; Path=/`],
    ],
    ["a session id that carries another cookie", ['sessionid=a,"b"; Path=/']],
    ["an empty session id", ["sessionid=; Path=/; Max-Age=0"]],
  ])("S3, P5: %s is no sign-in and sets no cookie", async (_, cookies) => {
    give(cookies);
    const response = await login();
    expect([response.status, response.headers.getSetCookie()]).toEqual([502, []]);
  });
});

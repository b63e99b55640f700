import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { buildRequest, createCookie, startDoorUpstream, toCookieHeader } from "../testing/door-kit";
import { json, type ScriptedUpstream } from "../testing/scripted-upstream";
import { DEVICE_COOKIE } from "./device-cookie";
import { finishSignIn } from "./finish-sign-in";
import { handleSession } from "./handle-session";
import { PENDING_COOKIE, type PendingStep, readPending } from "./pending-cookie";
import { parseCookies, readRequestSession } from "./read-request-session";
import { signIn } from "./sign-in";

let upstream: ScriptedUpstream;
beforeAll(async () => {
  upstream = await startDoorUpstream("posthog");
});
afterAll(() => upstream.close());
beforeEach(() => {
  upstream.seen.length = 0;
});
afterEach(() => vi.useRealTimers());

const path = "/session";
const codePath = "/api/login/code-based-verification/";

const envelope = (code: string) => ({ type: "server_error", code, detail: "No.", attr: null });

/** A half session, as PostHog's Django gives it: no CSRF cookie comes before the sign-in is complete. */
async function createPending(code = "code_based_verification_required"): Promise<string> {
  upstream.reply(json(401, envelope(code), { "set-cookie": "sessionid=half-1; Path=/; HttpOnly" }));
  const body = { email: "ada@example.com", password: "right" };
  const response = await handleSession(buildRequest(path, { method: "POST", body }), signIn);
  expect(response.status).toBe(401);
  upstream.seen.length = 0;
  return toCookieHeader(response);
}

const patch = (body: object, cookie: string) =>
  handleSession(buildRequest(path, { method: "PATCH", body, cookie }), finishSignIn);

const readHalf = (cookie: string) => readPending(parseCookies(cookie).get(PENDING_COOKIE));

const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

function acceptCode() {
  upstream.reply((request, response) => {
    const remember = "remember-cookie_0199=ada:1; Path=/";
    const cookies = ["sessionid=full-1; Path=/", "posthog_csrftoken=csrf-2; Path=/", remember];
    response.writeHead(200, { "content-type": "application/json", "set-cookie": cookies });
    response.end(JSON.stringify(request.method === "GET" ? { uuid: "ada" } : { success: true }));
  });
}

test.each([
  ["2fa_required", "second_factor"],
  ["code_based_verification_required", "email_code"],
] satisfies [string, PendingStep][])(
  "after %s the browser knows sealed that %s is due",
  async (code, step) => {
    const cookie = await createPending(code);
    expect((await readHalf(cookie))?.step).toBe(step);
    expect(cookie).not.toContain("half-1");
  },
);

describe("a mailed code", () => {
  test("finishes the sign-in by the half session, with a CSRF pair although none was given", async () => {
    const cookie = await createPending();
    acceptCode();
    const response = await patch({ code: "123456" }, cookie);
    expect(response.status).toBe(200);
    const [sent] = upstream.seen;
    expect(sent).toMatchObject({ method: "POST", url: codePath, body: '{"code":"123456"}' });
    const csrf = /^sessionid=half-1; posthog_csrftoken=(\w{32})$/.exec(sent?.headers.cookie ?? "")?.[1];
    expect(csrf).toBeDefined();
    expect(sent?.headers["x-csrftoken"]).toBe(csrf);
    expect(sent?.headers).toMatchObject({ origin: upstream.url, referer: `${upstream.url}/` });
    const headers = { cookie: toCookieHeader(response) };
    const session = await readRequestSession(new Request("http://x/", { headers }));
    expect(session?.credential).toEqual({ kind: "session", sessionId: "full-1", csrfToken: "csrf-2" });
    expect(await readHalf(headers.cookie)).toBeNull();
  });

  test.each([
    [{ remember: true }, true],
    [{ remember: false }, false],
    [{}, false],
  ])(
    "with %j keeps what PostHog knows the browser by: %s, and tells PostHog nothing of it",
    async (choice, isKept) => {
      const cookie = await createPending();
      acceptCode();
      const response = await patch({ code: "123456", ...choice }, cookie);
      const names = response.headers.getSetCookie().map((line) => line.split("=")[0]);
      expect(names.includes(DEVICE_COOKIE)).toBe(isKept);
      expect(upstream.seen[0]?.body).toBe('{"code":"123456"}');
    },
  );

  test("that is wrong keeps the half session; one that nobody waits for any more ends it", async () => {
    const cookie = await createPending();
    upstream.reply(json(400, envelope("invalid_code")));
    const wrong = await patch({ code: "000000" }, cookie);
    expect([wrong.status, await codeOf(wrong), wrong.headers.getSetCookie()]).toEqual([
      400,
      "invalid_code",
      [],
    ]);
    upstream.reply(json(400, envelope("no_pending_verification")));
    const late = await patch({ code: "000000" }, cookie);
    expect(late.headers.getSetCookie().join()).toMatch(/^__Host-account-pending=; Path=\/; Max-Age=0;/);
  });

  test("of which too many were wrong ends the half session, so that a reload begins anew", async () => {
    const cookie = await createPending();
    upstream.reply(json(400, envelope("too_many_attempts")));
    const locked = await patch({ code: "000000" }, cookie);
    expect(locked.headers.getSetCookie().join()).toMatch(/^__Host-account-pending=; Path=\/; Max-Age=0;/);
  });

  test("is asked for again by the same half session, which then lives ten minutes more", async () => {
    const cookie = await createPending();
    upstream.reply(json(200, { success: true }));
    const response = await patch({ resend: true }, cookie);
    expect(response.status).toBe(200);
    expect(upstream.seen[0]).toMatchObject({ method: "POST", url: `${codePath}resend/`, body: "{}" });
    expect(upstream.seen[0]?.headers.cookie).toContain("sessionid=half-1");
    expect(response.headers.getSetCookie().join()).toContain("; Max-Age=600; ");
    const renewed = await readHalf(toCookieHeader(response));
    expect(renewed).toMatchObject({ step: "email_code", credential: { sessionId: "half-1" } });
  });

  test("is known by its age, so that a reload says when it came, and another one is new", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const cookie = await createPending();
    vi.advanceTimersByTime(240_000);
    expect(await readHalf(cookie)).toMatchObject({ ageSeconds: 240 });
    upstream.reply(json(200, { success: true }));
    const renewed = toCookieHeader(await patch({ resend: true }, cookie));
    vi.advanceTimersByTime(5_000);
    expect(await readHalf(renewed)).toMatchObject({ ageSeconds: 5 });
  });

  test("that is asked for too often comes with the wait", async () => {
    const cookie = await createPending();
    upstream.reply(json(429, envelope("throttled"), { "retry-after": "42" }));
    const response = await patch({ resend: true }, cookie);
    expect([response.status, response.headers.get("retry-after")]).toEqual([429, "42"]);
    expect(response.headers.getSetCookie()).toEqual([]);
  });

  test("leaves for the API only where one is due", async () => {
    const factor = await createPending("2fa_required");
    const mailed = await createPending();
    const none = await createCookie();
    const refused = [
      [await patch({ code: "123456" }, factor), "no_pending_verification"],
      [await patch({ resend: true }, factor), "no_pending_verification"],
      [await patch({ code: "123456" }, none), "no_pending_verification"],
      [await patch({ token: "123456" }, mailed), "2fa_expired"],
    ] as const;
    for (const [response, code] of refused) {
      expect([response.status, await codeOf(response)]).toEqual([400, code]);
    }
    expect(upstream.seen).toHaveLength(0);
  });

  test.each([
    { code: "" },
    { code: {} },
    { code: "123456", remember: "x" },
    { resend: false },
    { resend: "yes" },
  ])("P2: %j is 400 and does not leave", async (body) => {
    const cookie = await createPending();
    expect((await patch(body, cookie)).status).toBe(400);
    expect(upstream.seen).toHaveLength(0);
  });
});

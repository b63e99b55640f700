import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { buildRequest, createCookie, startDoorUpstream, toCookieHeader } from "../testing/door-kit";
import { json, type ScriptedUpstream } from "../testing/scripted-upstream";
import { finishSignIn } from "./finish-sign-in";
import { handleSession } from "./handle-session";
import { signIn } from "./sign-in";
import { signOut } from "./sign-out";

let upstream: ScriptedUpstream;
beforeAll(async () => {
  upstream = await startDoorUpstream();
});
afterAll(() => upstream.close());
beforeEach(() => {
  upstream.seen.length = 0;
});

type Call = Parameters<typeof buildRequest>[1];
const path = "/session";
const login = (call: Call = {}) =>
  handleSession(
    buildRequest(path, { method: "POST", body: { email: "ada@example.com", password: "right" }, ...call }),
    signIn,
  );
const show = (call: Call = {}) =>
  handleSession(
    buildRequest(path, { method: "PATCH", body: { token: "123456", remember: true }, ...call }),
    finishSignIn,
  );

const envelope = (code: string) => ({ type: "server_error", code, detail: "No.", attr: null });
const half = { "set-cookie": ["sessionid=half-1; Path=/", "posthog_csrftoken=csrf-1; Path=/"] };
const remember = "remember-cookie_7c9e6679-7425-40de-944b-e07fc1f90ae7";

/** The half session in the clear of upstream, sealed for the browser. */
async function createPending(): Promise<string> {
  upstream.reply((_, response) => {
    response.writeHead(401, { "content-type": "application/json", ...half });
    response.end(JSON.stringify(envelope("2fa_required")));
  });
  return toCookieHeader(await login());
}

function acceptToken() {
  upstream.reply(({ method }, response) => {
    response.writeHead(200, {
      "content-type": "application/json",
      "set-cookie": [
        "sessionid=full-1; Path=/",
        "posthog_csrftoken=csrf-2; Path=/",
        `${remember}=device-token; Path=/`,
      ],
    });
    response.end(JSON.stringify(method === "GET" ? { uuid: "ada" } : { success: true }));
  });
}

const names = (response: Response) =>
  response.headers.getSetCookie().map((line) => line.slice(0, line.indexOf("=")));

describe("a password that needs a second factor", () => {
  test("S3, S4: leaves a sealed half session of ten minutes and no session", async () => {
    const pending = await createPending();
    expect(pending).toMatch(/^__Host-account-pending=[^;]+$/);
    expect(pending).not.toContain("half-1");
    const response = await login();
    expect(response.status).toBe(401);
    expect(response.headers.getSetCookie().join()).toMatch(
      /__Host-account-pending=.*; Path=\/; Max-Age=600; Secure; HttpOnly; SameSite=Lax$/,
    );
    expect(await response.text()).not.toContain("half-1");
  });

  test("S10: the code finishes it with the half session's own cookies, into a full session", async () => {
    const cookie = await createPending();
    acceptToken();
    upstream.seen.length = 0;
    const response = await show({ cookie });
    expect(response.status).toBe(200);
    expect(upstream.seen[0]).toMatchObject({ method: "POST", url: "/api/login/token/" });
    expect(upstream.seen[0]?.headers.cookie).toBe("sessionid=half-1; posthog_csrftoken=csrf-1");
    expect(names(response)).toEqual([
      "__Host-account-session",
      "__Host-account-idle",
      "__Host-account-pending",
      "__Host-account-device",
    ]);
    expect(response.headers.getSetCookie().join() + (await response.text())).not.toMatch(
      /full-1|device-token/,
    );
  });

  test("a wrong code keeps the half session and passes the wait on", async () => {
    const cookie = await createPending();
    upstream.reply(json(400, envelope("2fa_too_many_attempts"), { "retry-after": "900" }));
    const response = await show({ cookie });
    expect([response.status, response.headers.get("retry-after")]).toEqual([400, "900"]);
    expect(names(response)).toEqual([]);
  });

  test("without a half session, or with a forged one, no code leaves for the API", async () => {
    for (const cookie of ["", "__Host-account-pending=forged", await createCookie()]) {
      upstream.seen.length = 0;
      const response = await show({ cookie });
      expect(response.status).toBe(400);
      expect(((await response.json()) as { code: string }).code).toBe("2fa_expired");
      expect(upstream.seen).toHaveLength(0);
    }
  });

  test("C1, C2: a foreign page can neither show a code nor start", async () => {
    const cookie = await createPending();
    const foreign: Record<string, string>[] = [{ origin: "https://evil.example" }, { "x-account-app": "" }];
    for (const headers of foreign) {
      expect((await show({ cookie, headers })).status).toBe(403);
    }
  });
});

describe("S7: a half sign-in", () => {
  test("ends with a sign-out, and with somebody else's sign-in", async () => {
    const pending = await createPending();
    upstream.reply((_, response) => {
      response.writeHead(204);
      response.end();
    });
    const out = await handleSession(
      buildRequest(path, { method: "DELETE", cookie: `${await createCookie()}; ${pending}` }),
      signOut,
    );
    expect(out.headers.getSetCookie().join()).toMatch(/__Host-account-pending=; Path=\/; Max-Age=0/);
    acceptToken();
    const other = await login({ cookie: pending });
    expect(other.headers.getSetCookie().join()).toMatch(/__Host-account-pending=; Path=\/; Max-Age=0/);
  });

  test("X1: an API that does not say who asks is an outage, not the end of the session", async () => {
    upstream.reply((_, response) => response.destroy());
    const response = await login({ cookie: await createCookie(), body: { password: "right" } });
    expect(response.status).toBe(503);
    expect(((await response.json()) as { code: string }).code).toBe("upstream_unreachable");
  });
});

describe("a remembered browser", () => {
  test("is remembered only when asked for, for our own pages alone", async () => {
    const cookie = await createPending();
    acceptToken();
    const without = await show({ cookie, body: { token: "123456", remember: false } });
    expect(names(without)).not.toContain("__Host-account-device");
    const kept = await show({ cookie });
    expect(kept.headers.getSetCookie().join()).toMatch(
      /__Host-account-device=[^;]+; Path=\/; Max-Age=2592000; Secure; HttpOnly; SameSite=Strict/,
    );
  });

  test("its cookie goes along with the next sign-in, and with nothing else", async () => {
    const cookie = await createPending();
    acceptToken();
    const device = toCookieHeader(await show({ cookie }))
      .split("; ")
      .find((pair) => pair.startsWith("__Host-account-device="));
    upstream.seen.length = 0;
    await login({ cookie: device ?? "" });
    expect(upstream.seen[0]?.headers.cookie).toBe(`${remember}=device-token`);
    expect(upstream.seen[1]?.headers.cookie).toBe("sessionid=full-1; posthog_csrftoken=csrf-2");
  });

  test("P5: what an API calls a remember cookie cannot smuggle another one", async () => {
    const cookie = await createPending();
    upstream.reply(({ method }, response) => {
      response.writeHead(200, {
        "content-type": "application/json",
        "set-cookie": ["sessionid=a", "posthog_csrftoken=b", "remember-cookie_x y=z"],
      });
      response.end(JSON.stringify(method === "GET" ? {} : { success: true }));
    });
    expect(names(await show({ cookie }))).not.toContain("__Host-account-device");
  });
});

describe("R4: a step-up", () => {
  test("asks for the live session's own person, whatever a page believes", async () => {
    const cookie = await createCookie({ person: "ada" });
    upstream.reply(({ method }, response) => {
      response.writeHead(200, {
        "content-type": "application/json",
        ...(method === "POST" && { "set-cookie": ["sessionid=new-1", "posthog_csrftoken=c"] }),
      });
      response.end(
        JSON.stringify(method === "GET" ? { uuid: "ada", email: "ada@example.com" } : { success: true }),
      );
    });
    const response = await login({ cookie, body: { password: "right" } });
    expect(response.status).toBe(200);
    const sent = upstream.seen.find(({ method }) => method === "POST");
    expect(JSON.parse(sent?.body ?? "")).toEqual({ email: "ada@example.com", password: "right" });
    expect(sent?.headers.cookie).toContain("sessionid=upstream-session");
  });

  test("without a session there is nobody to ask for", async () => {
    const response = await login({ body: { password: "right" } });
    expect(response.status).toBe(401);
    expect(upstream.seen).toHaveLength(0);
  });

  test("with a factor keeps the live session, and is finished by its own cookies", async () => {
    const cookie = await createCookie({ person: "ada" });
    upstream.reply(({ method }, response) => {
      response.writeHead(method === "GET" ? 200 : 401, { "content-type": "application/json" });
      response.end(
        JSON.stringify(
          method === "GET" ? { uuid: "ada", email: "ada@example.com" } : envelope("2fa_required"),
        ),
      );
    });
    const first = await login({ cookie, body: { password: "right" } });
    expect(names(first)).toEqual(["__Host-account-pending"]);
    acceptToken();
    upstream.seen.length = 0;
    const second = await show({ cookie: `${cookie}; ${toCookieHeader(first)}` });
    expect(second.status).toBe(200);
    expect(upstream.seen[0]?.headers.cookie).toContain("sessionid=upstream-session");
  });
});

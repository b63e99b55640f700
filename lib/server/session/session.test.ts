import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { buildRequest, createCookie, startDoorUpstream } from "../testing/door-kit";
import { json, type ScriptedUpstream } from "../testing/scripted-upstream";
import { handleSession } from "./handle-session";
import { readRequestSession } from "./read-request-session";
import { seal, unseal } from "./seal";
import { signIn } from "./sign-in";
import { signOut } from "./sign-out";

let upstream: ScriptedUpstream;
beforeAll(async () => {
  upstream = await startDoorUpstream();
  process.env.TRUSTED_PROXY_HOPS = "1";
});
afterAll(() => upstream.close());
beforeEach(() => {
  upstream.seen.length = 0;
});

const credentials = { email: "ada@example.com", password: "right" };
const path = "/session";

function acceptLogin(account: object = {}) {
  const cookies = ["sessionid=up-1; Path=/; HttpOnly", "posthog_csrftoken=csrf-1; Path=/", "other=x"];
  upstream.reply(({ method }, response) => {
    response.writeHead(200, { "content-type": "application/json", "set-cookie": cookies });
    response.end(JSON.stringify(method === "GET" ? account : { success: true }));
  });
}

const post = (call: Parameters<typeof buildRequest>[1] = {}) =>
  handleSession(buildRequest(path, { method: "POST", body: credentials, ...call }), signIn);

describe("signing in", () => {
  test("S1, S2, S3: both cookies are __Host-, HttpOnly, Secure, Lax, without Domain, and small", async () => {
    acceptLogin();
    const response = await post();
    expect(response.status).toBe(200);
    const cookies = response.headers.getSetCookie();
    expect(cookies).toHaveLength(2);
    for (const cookie of cookies) {
      expect(cookie).toMatch(
        /^__Host-account-(session|idle)=[^;]+; Path=\/; Max-Age=\d+; Secure; HttpOnly; SameSite=Lax$/,
      );
      expect(cookie.length).toBeLessThan(4_096);
    }
  });

  test.each([
    ["dark", ["account-theme=dark; Path=/; Max-Age=31536000; SameSite=Lax"]],
    ["sepia; Path=/x", []],
    [null, []],
  ])(
    "the account's theme %j goes with it as %j, so that the next page is drawn in it",
    async (theme_mode, expected) => {
      acceptLogin({ uuid: "u-1", email: "ada@example.com", theme_mode });
      const cookies = (await post()).headers.getSetCookie();
      expect(cookies.filter((cookie) => !cookie.startsWith("__Host-"))).toEqual(expected);
    },
  );

  test("S4: neither cookie nor body shows the upstream's session in the clear", async () => {
    acceptLogin();
    const response = await post();
    const shown = response.headers.getSetCookie().join() + (await response.text());
    expect(shown).not.toContain("up-1");
    expect(shown).not.toContain("csrf-1");
  });

  test("a refusal passes on with its wait, and sets no cookie", async () => {
    const envelope = {
      type: "authentication_error",
      code: "too_many_failed_attempts",
      detail: "No.",
      attr: null,
    };
    upstream.reply(json(403, envelope, { "retry-after": "600" }));
    const response = await post();
    expect([response.status, response.headers.get("retry-after")]).toEqual([403, "600"]);
    expect(response.headers.getSetCookie()).toEqual([]);
  });

  test("an answer without a session cookie is no sign-in", async () => {
    upstream.reply(json(200, { success: true }));
    const response = await post();
    expect(response.status).toBe(502);
    expect(response.headers.getSetCookie()).toEqual([]);
  });

  test("a missing field is named and nothing is asked upstream", async () => {
    const response = await post({ body: { email: "a@b.c" } });
    expect(await response.json()).toMatchObject({ code: "required", attr: "password" });
    expect(upstream.seen).toHaveLength(0);
  });

  test("C1, C2: a form of another site cannot sign anyone in", async () => {
    expect((await post({ headers: { "x-account-app": "" } })).status).toBe(403);
    expect((await post({ headers: { origin: "https://evil.example" } })).status).toBe(403);
    expect(upstream.seen).toHaveLength(0);
  });
});

describe("whose session it is", () => {
  const readPerson = async (response: Response) => {
    const cookie = response.headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ");
    return (await readRequestSession(new Request("http://x/", { headers: { cookie } })))?.person;
  };

  test("is asked of the API with the new credential and sealed with it", async () => {
    acceptLogin({ uuid: "0199-ada" });
    expect(await readPerson(await post())).toBe("0199-ada");
    expect(upstream.seen.at(-1)).toMatchObject({ method: "GET", url: "/api/users/@me/" });
    expect(upstream.seen.at(-1)?.headers.cookie).toContain("sessionid=up-1");
  });

  test("stays open where the API does not say; the sign-in stands", async () => {
    acceptLogin();
    const response = await post();
    expect(response.status).toBe(200);
    expect(await readPerson(response)).toBeUndefined();
  });
});

describe("S5, R4: renewing a live session", () => {
  const opened = async (response: Response) => {
    const [session = "", idle = ""] = response.headers.getSetCookie().map((line) => line.split(";")[0] ?? "");
    return `${session}; ${idle}`;
  };
  const isLive = async (cookie: string) =>
    (await readRequestSession(new Request("http://x/", { headers: { cookie } }))) !== null;

  test("an answer that was under way does not sign the renewed session out", async () => {
    acceptLogin();
    const before = await opened(await post());
    const after = await opened(await post({ cookie: before }));
    const lateIdle = before.split("; ")[1];
    const renewedSession = after.split("; ")[0];
    expect(await isLive(`${renewedSession}; ${lateIdle}`)).toBe(true);
  });

  test("a new sign-in starts its own lifetime, whatever cookie lay there", async () => {
    acceptLogin();
    const old = await createCookie({ signedInAt: Date.now() - 13.9 * 86_400_000 });
    const after = await opened(await post({ cookie: old }));
    const session = await readRequestSession(new Request("http://x/", { headers: { cookie: after } }));
    expect(Date.now() - (session?.signedInAt ?? 0)).toBeLessThan(60_000);
  });

  test("the live session's credential goes along, so that the API renews it", async () => {
    acceptLogin();
    await post({ cookie: await createCookie() });
    expect(upstream.seen[0]?.headers).toMatchObject({ "x-csrftoken": "upstream-csrf" });
  });
});

describe("signing out", () => {
  const remove = (cookie?: string) =>
    handleSession(buildRequest(path, { method: "DELETE", cookie }), signOut);

  test("S7: the upstream's session is ended and the cookies are cleared", async () => {
    upstream.reply((_, response) => response.writeHead(204).end());
    const response = await remove(await createCookie());
    expect(response.status).toBe(204);
    expect(upstream.seen[0]).toMatchObject({ method: "POST", url: "/api/logout/" });
    expect(response.headers.get("clear-site-data")).toBe('"cache"');
    const cookies = response.headers.getSetCookie();
    expect(cookies).toHaveLength(4);
    expect(cookies.map((cookie) => cookie.split("=")[0])).toContain("account-theme");
    expect(cookies.every((cookie) => cookie.includes("Max-Age=0"))).toBe(true);
  });

  test("L1: the API hears which browser signed out, and from where", async () => {
    upstream.reply((_, response) => response.writeHead(204).end());
    const headers = { "user-agent": "Firefox of Ada", "x-forwarded-for": "203.0.113.7" };
    const cookie = await createCookie();
    await handleSession(buildRequest(path, { method: "DELETE", cookie, headers }), signOut);
    expect(upstream.seen[0]?.headers).toMatchObject(headers);
  });

  test("L1: so it does of every call of a sign-in", async () => {
    acceptLogin({ uuid: "0199-ada" });
    const headers = { "user-agent": "Firefox of Ada", "x-forwarded-for": "203.0.113.7" };
    await post({ headers });
    await post({ headers, body: { password: "right" }, cookie: await createCookie() });
    expect(upstream.seen.map(({ method }) => method)).toEqual(["POST", "GET", "GET"]);
    expect(upstream.seen.map((seen) => seen.headers)).toMatchObject([headers, headers, headers]);
  });

  test("X1: where the API cannot be told, the cookies go all the same and the answer says so", async () => {
    upstream.reply((_, response) => void response.destroy());
    const response = await remove(await createCookie());
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ is_ended: false });
    expect(response.headers.get("clear-site-data")).toBe('"cache"');
    expect(response.headers.getSetCookie()).toHaveLength(4);
  });

  test("without a session it is done already", async () => {
    expect((await remove()).status).toBe(204);
    expect(upstream.seen).toHaveLength(0);
  });
});

test("X2: whatever is thrown ends as an envelope with a request id and nothing of its cause", async () => {
  const request = buildRequest(path, { method: "POST", body: {} });
  const response = await handleSession(request, () => Promise.reject(new Error("secret at db-7.internal")));
  expect(response.status).toBe(500);
  expect(response.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  expect(await response.text()).not.toContain("internal");
});

describe("S3: sealed values", () => {
  const secret = () => randomBytes(32).toString("base64");

  test("open only with one of the secrets, the former one included", async () => {
    const [old, current] = [secret(), secret()];
    const sealed = await seal([old], { a: 1 });
    expect(await unseal([current, old], sealed)).toEqual({ a: 1 });
    expect(await unseal([current], sealed)).toBeNull();
  });

  test("cannot be read or altered without the secret", async () => {
    const key = secret();
    const sealed = await seal([key], { session: "plain-value" });
    expect(Buffer.from(sealed, "base64url").toString("latin1")).not.toContain("plain-value");
    const parts = sealed.split(".");
    for (const index of [2, 3, 4]) {
      const altered = [...parts];
      altered[index] = `${parts[index]?.startsWith("A") ? "B" : "A"}${parts[index]?.slice(1)}`;
      expect(await unseal([key], altered.join("."))).toBeNull();
    }
    expect(await unseal([key], "")).toBeNull();
    expect(await unseal([key], "e30.e30.e30.e30.e30")).toBeNull();
  });
});

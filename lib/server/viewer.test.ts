import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Credential } from "./session/credential";
import { createCookie, startDoorUpstream } from "./testing/door-kit";
import { json, type ScriptedUpstream } from "./testing/scripted-upstream";
import { findViewer } from "./viewer";

const client = { "user-agent": "Firefox of Ada", "x-forwarded-for": "203.0.113.7" };
const browser = vi.hoisted((): { cookie: string; headers?: Record<string, string> } => ({ cookie: "" }));
vi.mock("next/headers", async () => (await import("./testing/page-cookies")).toNextHeaders(browser));

let upstream: ScriptedUpstream;
beforeAll(async () => {
  upstream = await startDoorUpstream("posthog");
  process.env.TRUSTED_PROXY_HOPS = "1";
});
afterAll(() => upstream.close());
beforeEach(() => {
  upstream.seen.length = 0;
});

const me = { uuid: "0199-ada", email: "ada@example.com" };
const refusal = (code: string) => ({ type: "authentication_error", code, detail: "No.", attr: null });
const readOnly: Credential = { kind: "api_key", key: "phx_x", scopes: ["user:read"] };

async function look(credential?: Credential) {
  browser.cookie = await createCookie({ credential });
  return findViewer();
}

describe("who looks at a page", () => {
  test("comes with what this very credential may do", async () => {
    upstream.reply(json(200, me));
    const byKey = await look(readOnly);
    expect(byKey?.capabilities).toMatchObject({ server: "posthog", credential: "api_key" });
    expect(byKey?.capabilities.access.disconnectGithub).toEqual({ kind: "needs_scope", scope: "user:write" });
    expect(byKey?.capabilities.access.manageTwoFactor).toEqual({ kind: "needs_password" });
    const bySession = await look();
    expect(bySession?.capabilities.credential).toBe("session");
    expect(bySession?.capabilities.access.disconnectGithub).toEqual({ kind: "works" });
    expect(upstream.seen.map(({ headers }) => headers.authorization)).toEqual(["Bearer phx_x", undefined]);
  });

  test("the API hears which browser asks for a page, and from where", async () => {
    browser.headers = client;
    upstream.reply(json(200, me));
    await look();
    expect(upstream.seen.map(({ headers }) => headers)).toMatchObject([client]);
  });

  test("P13: is nobody once the key is revoked, or may no longer read the account", async () => {
    upstream.reply(json(401, refusal("authentication_failed")));
    expect(await look(readOnly)).toBeNull();
    upstream.reply(json(403, refusal("permission_denied")));
    expect(await look(readOnly)).toBeNull();
  });

  test("X1: a refusal for too many calls is told in our words, with the wait that it asks for", async () => {
    upstream.reply(json(429, refusal("throttled"), { "retry-after": "17" }));
    await expect(look()).rejects.toMatchObject({
      detail: "The server takes no more requests for now.",
      retryAfterSeconds: 17,
    });
  });

  test("X1: of a session that is refused the account is not known, which is no sign-out", async () => {
    upstream.reply(json(403, refusal("permission_denied")));
    await expect(look()).rejects.toThrow("permission_denied");
  });
});

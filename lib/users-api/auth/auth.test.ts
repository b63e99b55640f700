import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { totpDevices } from "../db/schema/credentials";
import { TEST_PASSWORD } from "../testing/create-test-accounts";
import { createTestApi, type TestApi } from "../testing/create-test-api";
import { createKeyClient, createSessionClient, envelopeOf, signIn } from "../testing/test-client";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

const me = "/api/users/@me/";

describe("keys", () => {
  test("A1: without a credential the answer is 401 in the exact words", async () => {
    const answer = await createKeyClient(api, null).get(me);
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({
      type: "authentication_error",
      code: "not_authenticated",
      detail: "Authentication credentials were not provided.",
      attr: null,
    });
  });

  test.each([
    ["header", me, { headers: { authorization: "Bearer phx_wrong" } }, "Authorization header"],
    ["query", `${me}?personal_api_key=phx_wrong`, {}, "query string"],
    ["body", me, { method: "PATCH", body: { personal_api_key: "phx_wrong" } }, "body"],
  ])("A1: a wrong key in the %s is 401 and says where it was found", async (_, path, call, source) => {
    const answer = await createKeyClient(api, null).call(path, call);
    expect(answer.status).toBe(401);
    expect(envelopeOf(answer)).toMatchObject({
      code: "authentication_failed",
      detail: `Personal API key found in request ${source} is invalid.`,
    });
  });

  test("A2: an expired key is refused", async () => {
    const { user } = await api.accounts.createUser();
    const expiresAt = new Date(api.clock.now().getTime() - 1_000);
    const key = await api.accounts.createKey(user, ["*"], { expiresAt });
    expect((await createKeyClient(api, key).get(me)).status).toBe(401);
  });

  test("a write scope satisfies a read, a read scope does not satisfy a write", async () => {
    const { user } = await api.accounts.createUser();
    const writer = createKeyClient(api, await api.accounts.createKey(user, ["user:write"]));
    const reader = createKeyClient(api, await api.accounts.createKey(user, ["user:read"]));
    expect((await writer.get(me)).status).toBe(200);
    const refused = await reader.call(me, { method: "PATCH", body: { first_name: "X" } });
    expect(refused.status).toBe(403);
    expect(envelopeOf(refused).detail).toBe("API key missing required scope 'user:write'");
  });

  test("an action without a scope refuses every key, the wildcard included", async () => {
    const { user } = await api.accounts.createUser();
    const client = createKeyClient(api, await api.accounts.createKey(user, ["*"]));
    const answer = await client.post("/api/users/@me/onboarding/skip/", { reason: "later" });
    expect(answer.status).toBe(403);
    expect(envelopeOf(answer)).toMatchObject({ code: "permission_denied", type: "authentication_error" });
  });

  test("L2: a key in a query string is never logged", async () => {
    const { user } = await api.accounts.createUser();
    const key = await api.accounts.createKey(user, ["*"]);
    expect((await createKeyClient(api, null).get(`${me}?personal_api_key=${key}`)).status).toBe(200);
    expect(api.logLines.join("\n")).not.toContain(key);
  });
});

describe("the user in the path", () => {
  test("a non-staff caller may not even use their own uuid", async () => {
    const { user } = await api.accounts.createUser();
    const client = createKeyClient(api, await api.accounts.createKey(user, ["*"]));
    const answer = await client.get(`/api/users/${user.uuid}/`);
    expect(answer.status).toBe(403);
    expect(envelopeOf(answer).detail).toBe(
      "As a non-staff user you're only allowed to access the `@me` user instance.",
    );
  });

  test("staff read others, and an unknown or malformed uuid is 404", async () => {
    const { user } = await api.accounts.createUser();
    const { user: staff } = await api.accounts.createUser({ isStaff: true });
    const client = createKeyClient(api, await api.accounts.createKey(staff, ["*"]));
    expect((await client.get(`/api/users/${user.uuid}/`)).body).toMatchObject({ uuid: user.uuid });
    expect((await client.get("/api/users/00000000-0000-4000-8000-000000000000/")).status).toBe(404);
    expect((await client.get("/api/users/not-a-uuid/")).status).toBe(404);
  });

  test("push tokens are refused on another path even to staff, after the body was checked", async () => {
    const { user } = await api.accounts.createUser({ isStaff: true });
    const client = createKeyClient(api, await api.accounts.createKey(user, ["*"]));
    const path = `/api/users/${user.uuid}/push_tokens/`;
    expect((await client.post(path, {})).status).toBe(400);
    const answer = await client.post(path, { token: "t", platform: "ios" });
    expect(answer.status).toBe(403);
    expect(envelopeOf(answer).detail).toBe("Push tokens can only be managed via the `@me` path.");
  });
});

describe("sessions", () => {
  test("a wrong password and an unknown address get the same answer", async () => {
    const { user } = await api.accounts.createUser();
    const client = createSessionClient(api);
    const wrong = await client.post("/api/login/", { email: user.email, password: "wrong" });
    const unknown = await client.post("/api/login/", { email: "nobody@example.com", password: "wrong" });
    expect(wrong.status).toBe(400);
    expect(wrong.body).toEqual(unknown.body);
    expect(envelopeOf(wrong)).toMatchObject({ code: "invalid_credentials", attr: null });
  });

  test("an unverified address may not sign in", async () => {
    const { user } = await api.accounts.createUser({ isEmailVerified: false });
    const answer = await createSessionClient(api).post("/api/login/", {
      email: user.email,
      password: TEST_PASSWORD,
    });
    expect(envelopeOf(answer).code).toBe("not_verified");
  });

  test("a session's unsafe call without the CSRF token, or from another origin, is 403", async () => {
    const { user } = await api.accounts.createUser();
    const client = await signIn(api, user.email);
    const patch = { method: "PATCH", body: { theme_mode: "dark" } };
    const headers: Record<string, string>[] = [
      { "x-csrftoken": "" },
      { "x-csrftoken": "wrong" },
      { origin: "https://evil.example" },
    ];
    for (const header of headers) {
      const answer = await client.call(me, { ...patch, headers: header });
      expect(answer.status).toBe(403);
      expect(envelopeOf(answer).code).toBe("permission_denied");
    }
    expect((await client.get(me)).body).toMatchObject({ theme_mode: null });
    expect((await client.call(me, patch)).status).toBe(200);
  });

  test("S5: signing in again renews the id, and the old one works 30 s more", async () => {
    const { user } = await api.accounts.createUser();
    const client = await signIn(api, user.email);
    const old = client.cookies.get("sessionid") ?? "";
    await client.post("/api/login/", { email: user.email, password: TEST_PASSWORD });
    expect(client.cookies.get("sessionid")).not.toBe(old);
    const stale = () => createKeyClient(api, null).call(me, { headers: { cookie: `sessionid=${old}` } });
    expect((await stale()).status).toBe(200);
    api.clock.advanceSeconds(31);
    expect((await stale()).status).toBe(401);
    expect((await client.get(me)).status).toBe(200);
  });

  test("a write needs proof of at most two hours; casual keys and reads do not", async () => {
    const { user } = await api.accounts.createUser();
    const client = await signIn(api, user.email);
    api.clock.advanceSeconds(7_201);
    const refused = await client.call(me, { method: "PATCH", body: { first_name: "Grace" } });
    expect(refused.status).toBe(403);
    expect(envelopeOf(refused).code).toBe("sensitive_action_required_reauth");
    expect((await client.call(me, { method: "PATCH", body: {} })).status).toBe(403);
    expect((await client.call(me, { method: "PATCH", body: { theme_mode: "dark" } })).status).toBe(200);
    await client.post("/api/login/", { email: user.email, password: TEST_PASSWORD });
    expect((await client.call(me, { method: "PATCH", body: { first_name: "Grace" } })).status).toBe(200);
  });

  test("a foreign site's form cannot sign anyone in", async () => {
    const { user } = await api.accounts.createUser();
    const answer = await createKeyClient(api, null).call("/api/login/", {
      method: "POST",
      form: new URLSearchParams({ email: user.email, password: TEST_PASSWORD }).toString(),
      headers: { origin: "https://evil.example" },
    });
    expect(answer.status).toBe(403);
    expect(answer.cookies).toEqual([]);
  });

  test("signing in over somebody else's session ends theirs", async () => {
    const [a, b] = [await api.accounts.createUser(), await api.accounts.createUser()];
    const client = await signIn(api, a.user.email);
    const theirs = client.cookies.get("sessionid") ?? "";
    await client.post("/api/login/", { email: b.user.email, password: TEST_PASSWORD });
    const again = await createKeyClient(api, null).call(me, { headers: { cookie: `sessionid=${theirs}` } });
    expect(again.status).toBe(401);
    expect((await client.get(me)).body).toMatchObject({ uuid: b.user.uuid });
  });

  test("an account with an authenticator is not signed in by its password alone", async () => {
    const { user } = await api.accounts.createUser();
    await api.ctx.db
      .insert(totpDevices)
      .values({ userId: user.id, name: "default", secretEncrypted: "sealed", lastStep: 0 });
    const client = createSessionClient(api);
    const answer = await client.post("/api/login/", { email: user.email, password: TEST_PASSWORD });
    expect([answer.status, envelopeOf(answer).code]).toEqual([401, "2fa_required"]);
    expect((await client.get(me)).status).toBe(401);
  });

  test("L1, L2: a failed sign-in is logged with who and where from, and without the address typed", async () => {
    const { user } = await api.accounts.createUser();
    await createSessionClient(api).post("/api/login/", { email: user.email, password: "wrong" });
    const line = api.logLines
      .map((text) => JSON.parse(text))
      .findLast((entry) => entry.event === "login_failed");
    expect(line).toMatchObject({ userId: user.id, ip: "203.0.113.7", requestId: expect.any(String) });
    expect(api.logLines.join()).not.toContain(user.email);
  });

  test("a sixth call with current_password within a minute is 429, whatever else it carries", async () => {
    const { user } = await api.accounts.createUser();
    const client = await signIn(api, user.email);
    const guess = () =>
      client.call(me, { method: "PATCH", body: { current_password: "x", theme_mode: "dark" } });
    for (let tries = 0; tries < 5; tries += 1) {
      expect((await guess()).status).toBe(200);
    }
    const refused = await guess();
    expect(refused.status).toBe(429);
    expect(envelopeOf(refused)).toMatchObject({ type: "throttled_error", code: "throttled" });
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    api.clock.advanceSeconds(61);
    expect((await guess()).status).toBe(200);
  });

  test("signing out ends the session on the server", async () => {
    const { user } = await api.accounts.createUser();
    const client = await signIn(api, user.email);
    const token = client.cookies.get("sessionid") ?? "";
    expect((await client.post("/api/logout/")).status).toBe(204);
    const again = await createKeyClient(api, null).call(me, { headers: { cookie: `sessionid=${token}` } });
    expect(again.status).toBe(401);
  });

  test("S9: sessions are listed, and one or all others can be ended", async () => {
    const { user } = await api.accounts.createUser();
    const [first, second, third] = [
      await signIn(api, user.email),
      await signIn(api, user.email),
      await signIn(api, user.email),
    ];
    const list = (await first.get(`${me}sessions/`)).body as { results: { id: string; current: boolean }[] };
    expect(list.results).toHaveLength(3);
    expect(list.results.filter((session) => session.current)).toHaveLength(1);
    const own = (await second.get(`${me}sessions/`)).body as typeof list;
    const secondId = own.results.find((session) => session.current)?.id;
    expect((await first.call(`${me}sessions/${secondId}/`, { method: "DELETE" })).status).toBe(204);
    expect((await second.get(me)).status).toBe(401);
    expect((await first.post(`${me}sessions/revoke_others/`)).body).toEqual({ revoked: 1 });
    expect((await third.get(me)).status).toBe(401);
    expect((await first.get(me)).status).toBe(200);
  });

  test("a session of another user cannot be ended", async () => {
    const [a, b] = [await api.accounts.createUser(), await api.accounts.createUser()];
    const [first, second] = [await signIn(api, a.user.email), await signIn(api, b.user.email)];
    const list = (await second.get(`${me}sessions/`)).body as { results: { id: string }[] };
    const path = `${me}sessions/${list.results[0]?.id}/`;
    expect((await first.call(path, { method: "DELETE" })).status).toBe(404);
    expect((await second.get(me)).status).toBe(200);
  });

  test("T7: a burst of 60 guesses checks at most 30, then says how long to wait", async () => {
    const { user } = await api.accounts.createUser();
    const guess = () =>
      createSessionClient(api).post("/api/login/", { email: user.email, password: "wrong" });
    const answers = await Promise.all(Array.from({ length: 60 }, guess));
    expect(answers.filter((answer) => answer.status === 400)).toHaveLength(30);
    const refused = answers.filter((answer) => answer.status === 403);
    expect(refused).toHaveLength(30);
    expect(Number(refused[0]?.headers.get("retry-after"))).toBeGreaterThan(500);
    const right = await createSessionClient(api).post("/api/login/", {
      email: user.email,
      password: TEST_PASSWORD,
    });
    expect(right.status).toBe(403);
  });
});

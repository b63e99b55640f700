import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createUsersApi } from "../app";
import { activity } from "../db/schema/credentials";
import { TEST_PASSWORD } from "../testing/create-test-accounts";
import { createTestApi, type TestApi } from "../testing/create-test-api";
import { createSessionClient, envelopeOf, signIn, type TestClient } from "../testing/test-client";
import {
  codeOf,
  createSomeone,
  expectOk,
  me,
  paths,
  readTypes,
  sendPassword,
} from "../testing/two-factor-kit";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

type Row = {
  id: string;
  type: string;
  at: string;
  ip: string | null;
  user_agent: string | null;
  detail: object;
};
type Page = { results: Row[]; next: string | null };

async function read(client: TestClient, query: Record<string, string> = {}): Promise<Page> {
  return expectOk(await client.get(`${paths.activity}?${new URLSearchParams(query)}`)).body as Page;
}

const agoSeconds = (seconds: number) => new Date(api.clock.now().getTime() - seconds * 1000);

test("L1: what, when in UTC, from where and by what, newest first", async () => {
  const { user } = await api.accounts.createUser();
  const client = createSessionClient(api);
  const body = { email: user.email, password: TEST_PASSWORD };
  const headers = { "user-agent": "Test browser 1.0", "x-forwarded-for": "198.51.100.1" };
  expectOk(await client.call("/api/login/", { method: "POST", body, headers }));
  api.clock.advanceSeconds(60);
  expectOk(await sendPassword(client, user));
  const { results, next } = await read(client);
  expect(next).toBeNull();
  expect(results.map(({ type }) => type)).toEqual(["reauthenticated", "logged_in"]);
  const [again, first] = results;
  expect(first).toEqual({
    id: expect.stringMatching(/^\d+$/),
    type: "logged_in",
    at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    // L4: no proxy is trusted here, so what the header claims counts for nothing.
    ip: "203.0.113.7",
    user_agent: "Test browser 1.0",
    detail: { factor: "none" },
  });
  expect(Date.parse(again?.at ?? "") - Date.parse(first?.at ?? "")).toBeGreaterThanOrEqual(60_000);
});

test("L4: behind one trusted proxy the address is the one that it wrote, whatever stands before", async () => {
  const { user } = await api.accounts.createUser();
  const ctx = { ...api.ctx, settings: { ...api.ctx.settings, trustedProxyHops: 1 } };
  const client = createSessionClient({ ...api, ctx, app: createUsersApi(ctx) });
  const body = { email: user.email, password: TEST_PASSWORD };
  const headers = { "x-forwarded-for": "10.0.0.1, 198.51.100.9" };
  expectOk(await client.call("/api/login/", { method: "POST", body, headers }));
  expect((await read(client)).results[0]).toMatchObject({ ip: "198.51.100.9" });
});

describe("L1: each of these is told, once", () => {
  test.each<[string, (client: TestClient, email: string) => Promise<unknown>]>([
    ["login_failed", (_, email) => login(email, "wrong")],
    ["reauthentication_failed", (client, email) => client.post("/api/login/", { email, password: "wrong" })],
    ["reauthenticated", (client, email) => client.post("/api/login/", { email, password: TEST_PASSWORD })],
    ["other_sessions_ended", (client) => client.post(`${paths.sessions}revoke_others/`)],
    ["csrf_refused", (client) => refuseTwice(client)],
    ["session_ended", (client, email) => endAnother(client, email)],
  ])("%s", async (type, act) => {
    const { client, user } = await createSomeone(api);
    await act(client, user.email);
    const types = (await read(client)).results.map((row) => row.type);
    expect(types.filter((one) => one === type)).toHaveLength(1);
  });

  test("logged_out", async () => {
    const { client, user } = await createSomeone(api);
    expectOk(await client.post("/api/logout/"));
    expect((await readTypes(api, user))[0]).toBe("logged_out");
  });

  test("limit_hit, once for each wait, however many tries there were", async () => {
    const { client, user } = await createSomeone(api);
    for (let round = 1; round <= 2; round += 1) {
      for (let tries = 0; tries < 9; tries += 1) {
        await sendPassword(client, user, "wrong");
      }
      const hits = (await read(client, { type: "limit_hit" })).results;
      expect(hits).toHaveLength(round);
      expect(hits[0]?.detail).toMatchObject({ limit: "proof", retry_after_seconds: expect.any(Number) });
      api.clock.advanceSeconds(601);
    }
  });
});

describe("the list", () => {
  async function createFull(count: number) {
    const someone = await createSomeone(api);
    const rows = Array.from({ length: count }, (_, index) => ({
      userId: someone.user.id,
      type: index % 2 === 0 ? "login_failed" : "limit_hit",
      at: api.clock.now(),
      detail: { index },
    }));
    await api.ctx.db.insert(activity).values(rows);
    return someone;
  }

  test("is paged by next to its end, each row once, also when new rows come in between", async () => {
    const { client, user } = await createFull(249);
    const seen: string[] = [];
    let query: Record<string, string> = {};
    for (let page = 0; page < 5; page += 1) {
      const { results, next } = await read(client, query);
      seen.push(...results.map(({ id }) => id));
      if (next === null) {
        break;
      }
      query = { before: next };
      await sendPassword(client, user);
    }
    expect(seen).toHaveLength(250);
    expect(new Set(seen).size).toBe(250);
    expect(seen.map(Number)).toEqual(seen.map(Number).sort((a, b) => b - a));
  });

  test("is filtered by type, and paged so, too", async () => {
    const { client } = await createFull(240);
    const first = await read(client, { type: "login_failed" });
    expect(first.results).toHaveLength(100);
    const second = await read(client, { type: "login_failed", before: first.next ?? "" });
    expect([second.results.length, second.next]).toEqual([20, null]);
    const types = [...first.results, ...second.results].map(({ type }) => type);
    expect(new Set(types)).toEqual(new Set(["login_failed"]));
  });

  test("exactly a page long has no next", async () => {
    const { client } = await createFull(99);
    const { results, next } = await read(client);
    expect([results.length, next]).toEqual([100, null]);
  });

  test("reaches back 90 days and no further", async () => {
    const { client, user } = await createSomeone(api);
    await api.ctx.db.insert(activity).values([
      { userId: user.id, type: "logged_out", at: agoSeconds(90 * 86_400 + 5), detail: {} },
      { userId: user.id, type: "limit_hit", at: agoSeconds(90 * 86_400 - 60), detail: {} },
    ]);
    expect((await read(client)).results.map(({ type }) => type)).toEqual(["limit_hit", "logged_in"]);
  });

  test.each([
    [{ type: "nonsense" }, "invalid_choice", "type"],
    [{ before: "abc" }, "invalid_input", "before"],
    [{ before: "-1" }, "invalid_input", "before"],
    [{ before: "9".repeat(40) }, "invalid_input", "before"],
  ])("%j is 400 %s", async (query: Record<string, string>, code, attr) => {
    const { client } = await createSomeone(api);
    const answer = await client.get(`${paths.activity}?${new URLSearchParams(query)}`);
    expect(answer.status).toBe(400);
    expect(envelopeOf(answer)).toMatchObject({ code, attr });
  });

  test("A1: is its owner's alone: others' rows never show, and staff may not ask for them", async () => {
    const [a, b] = [await createFull(3), await createSomeone(api)];
    const cursor = (await read(a.client)).results[0]?.id ?? "";
    const rows = [...(await read(b.client)).results, ...(await read(b.client, { before: cursor })).results];
    expect(rows.every(({ type }) => type === "logged_in")).toBe(true);
    const staff = await createSomeone(api, { isStaff: true });
    const answer = await staff.client.get(`/api/users/${a.user.uuid}/activity/`);
    expect(codeOf(answer)).toEqual([403, "permission_denied"]);
  });
});

const login = (email: string, password: string) =>
  createSessionClient(api).post("/api/login/", { email, password });

/** A foreign page that tries again and again does not fill the list. */
async function refuseTwice(client: TestClient): Promise<void> {
  for (let tries = 0; tries < 2; tries += 1) {
    const headers = { origin: "https://evil.example" };
    const answer = await client.call(me, { method: "PATCH", body: { theme_mode: "dark" }, headers });
    expect(answer.status).toBe(403);
  }
}

async function endAnother(client: TestClient, email: string): Promise<void> {
  const other = await signIn(api, email);
  const { results } = (await other.get(paths.sessions)).body as {
    results: { id: string; current: boolean }[];
  };
  const id = results.find(({ current }) => current)?.id;
  expectOk(await client.call(`${paths.sessions}${id}/`, { method: "DELETE" }));
}

import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PushDevice } from "@/lib/contract/schemas/preferences";
import { pushTokens } from "../db/schema/preferences";
import type { UserRow } from "../db/schema/users";
import { createTestApi, type TestApi } from "../testing/create-test-api";
import { createProgram, invalid, preferencesPaths, refusalOf } from "../testing/preferences-kit";
import { createKeyClient, type TestClient } from "../testing/test-client";
import { createSomeone, expectOk } from "../testing/two-factor-kit";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

const newToken = () => `ExponentPushToken[${randomUUID()}]`;

const register = (client: TestClient, token: unknown, platform: unknown = "ios") =>
  client.post(preferencesPaths.pushTokens, { token, platform });
const unregister = (client: TestClient, token: unknown) =>
  client.post(preferencesPaths.unregister, { token });

async function registered(client: TestClient, token: string, platform = "ios"): Promise<PushDevice> {
  const answer = await register(client, token, platform);
  expect(answer.status).toBe(200);
  return answer.body as PushDevice;
}

async function list(client: TestClient): Promise<PushDevice[]> {
  const { body } = expectOk(await client.get(preferencesPaths.pushTokens));
  return (body as { results: PushDevice[] }).results;
}

const stored = (user: UserRow) => api.ctx.db.select().from(pushTokens).where(eq(pushTokens.userId, user.id));
const tokensOf = async (user: UserRow) => (await stored(user)).map(({ token }) => token).sort();

describe("registering", () => {
  test.each(["ios", "android", "web"])(
    "on %s answers 200 with the device, and never the token",
    async (platform) => {
      const { client, user } = await createProgram(api);
      const token = newToken();
      const answer = await register(client, token, platform);
      expect(answer.status).toBe(200);
      const now = api.clock.now().toISOString().slice(0, 13);
      expect(answer.body).toEqual({
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        platform,
        created_at: expect.stringContaining(now),
        last_seen_at: expect.stringContaining(now),
      });
      expect(await tokensOf(user)).toEqual([token]);
    },
  );

  test("again keeps id and created_at, and refreshes platform and last_seen_at", async () => {
    const { client } = await createProgram(api);
    const token = newToken();
    const first = await registered(client, token);
    api.clock.advanceSeconds(60);
    const second = await registered(client, ` ${token} `, "android");
    expect(second).toMatchObject({ id: first.id, created_at: first.created_at, platform: "android" });
    expect(Date.parse(second.last_seen_at)).toBeGreaterThan(Date.parse(first.last_seen_at));
    expect(await list(client)).toEqual([second]);
  });

  test("the same token for another account moves it there, as a new device", async () => {
    const [before, after] = [await createProgram(api), await createProgram(api)];
    const token = newToken();
    const first = await registered(before.client, token);
    api.clock.advanceSeconds(60);
    const second = await registered(after.client, token);
    expect(second.id).not.toBe(first.id);
    expect(Date.parse(second.created_at)).toBeGreaterThan(Date.parse(first.created_at));
    expect(await list(before.client)).toEqual([]);
    expect(await list(after.client)).toEqual([second]);
    const gone = await before.client.call(`${preferencesPaths.pushTokens}${second.id}/`, {
      method: "DELETE",
    });
    expect(gone.status).toBe(404);
  });

  test("the same token many times at once is one device", async () => {
    const { client } = await createProgram(api);
    const token = newToken();
    const devices = await Promise.all(Array.from({ length: 10 }, () => registered(client, token)));
    expect(new Set(devices.map(({ id }) => id)).size).toBe(1);
    expect(await list(client)).toHaveLength(1);
  });

  test("at once by several accounts leaves it with one of them", async () => {
    const programs = await Promise.all(Array.from({ length: 5 }, () => createProgram(api)));
    const token = newToken();
    await Promise.all(programs.map(({ client }) => registered(client, token)));
    const held = await Promise.all(programs.map(({ client }) => list(client)));
    expect(held.flat()).toHaveLength(1);
  });
});

describe("the twenty devices of an account", () => {
  test("the one unseen for longest goes when a twenty-first comes", async () => {
    const { client, user } = await createProgram(api);
    const tokens = Array.from({ length: 20 }, newToken);
    for (const token of tokens) {
      await registered(client, token);
      api.clock.advanceSeconds(1);
    }
    const [first = "", second = "", ...rest] = tokens;
    await registered(client, first);
    const added = newToken();
    await registered(client, added);
    expect(await tokensOf(user)).toEqual([first, ...rest, added].sort());
    expect(await tokensOf(user)).not.toContain(second);
  });

  test("of those last seen at one time the oldest goes", async () => {
    const { client, user } = await createProgram(api);
    const lastSeenAt = api.clock.now();
    const rows = Array.from({ length: 20 }, (_, index) => ({
      userId: user.id,
      token: `${newToken()}-${index}`,
      platform: "ios",
      lastSeenAt,
      createdAt: new Date(lastSeenAt.getTime() - index * 1_000),
    }));
    await api.ctx.db.insert(pushTokens).values(rows);
    api.clock.advanceSeconds(1);
    await registered(client, newToken());
    const left = await tokensOf(user);
    expect(left).toHaveLength(20);
    expect(left).not.toContain(rows[19]?.token);
  });

  test("the one just registered stays, though other clocks were ahead", async () => {
    const { client, user } = await createProgram(api);
    const lastSeenAt = new Date(api.clock.now().getTime() + 60_000);
    const rows = Array.from({ length: 20 }, () => ({
      userId: user.id,
      token: newToken(),
      platform: "web",
      lastSeenAt,
    }));
    await api.ctx.db.insert(pushTokens).values(rows);
    const { id } = await registered(client, newToken());
    expect((await stored(user)).map((row) => row.id)).toContain(id);
    expect(await stored(user)).toHaveLength(20);
  });

  test("are twenty after thirty registrations at once too, and others keep theirs", async () => {
    const other = await createProgram(api);
    const kept = await registered(other.client, newToken());
    const { client, user } = await createProgram(api);
    await Promise.all(Array.from({ length: 30 }, () => registered(client, newToken())));
    expect(await stored(user)).toHaveLength(20);
    expect(await list(other.client)).toEqual([kept]);
  });
});

describe("unregistering", () => {
  test("is 204 and empty, whether there was such a token or not", async () => {
    const { client, user } = await createProgram(api);
    const [token, other] = [newToken(), newToken()];
    await registered(client, token);
    await registered(client, other);
    for (let time = 0; time < 2; time++) {
      const answer = await unregister(client, token);
      expect([answer.status, answer.body]).toEqual([204, ""]);
    }
    expect(await tokensOf(user)).toEqual([other]);
  });

  test("A1: another account's token is 204 too, and stays theirs", async () => {
    const [owner, stranger] = [await createProgram(api), await createProgram(api)];
    const token = newToken();
    await registered(owner.client, token);
    expect((await unregister(stranger.client, token)).status).toBe(204);
    expect(await tokensOf(owner.user)).toEqual([token]);
  });
});

describe("N5: a body", () => {
  test.each([
    [{}, "required", "token", "This field is required."],
    [{ token: "t" }, "required", "platform", "This field is required."],
    [{ token: "", platform: "ios" }, "blank", "token", "This field may not be blank."],
    [{ token: "  ", platform: "ios" }, "blank", "token", "This field may not be blank."],
    [{ token: null, platform: "ios" }, "null", "token", "This field may not be null."],
    [{ token: {}, platform: "ios" }, "invalid_input", "token", "Not a valid string."],
    [
      { token: "x".repeat(513), platform: "ios" },
      "max_length",
      "token",
      "Ensure this field has no more than 512 characters.",
    ],
    [{ token: "a\r\nb", platform: "ios" }, "invalid_input", "token", "Enter a valid push token."],
    [{ token: "a\u001b[31m", platform: "ios" }, "invalid_input", "token", "Enter a valid push token."],
    [{ token: "tökén", platform: "ios" }, "invalid_input", "token", "Enter a valid push token."],
    [{ token: "a\u0000b", platform: "ios" }, "invalid_input", "token", "Null characters are not allowed."],
    [{ token: "t", platform: "tv" }, "invalid_choice", "platform", '"tv" is not a valid choice.'],
    [{ token: "t", platform: "iOS" }, "invalid_choice", "platform", '"iOS" is not a valid choice.'],
    [{ token: "", platform: "tv" }, "blank", "token", "This field may not be blank."],
  ])("%j is 400 %s", async (body, code, attr, detail) => {
    const { client, user } = await createProgram(api);
    expect(refusalOf(await client.post(preferencesPaths.pushTokens, body))).toEqual(
      invalid(code, attr, detail),
    );
    expect(await stored(user)).toEqual([]);
    if (attr === "token") {
      expect(refusalOf(await client.post(preferencesPaths.unregister, body))).toEqual(
        invalid(code, attr, detail),
      );
    }
  });

  test("of 512 characters passes", async () => {
    const { client } = await createProgram(api);
    await registered(client, "x".repeat(512 - 36) + randomUUID());
  });
});

describe("who may", () => {
  const calls: [string, (client: TestClient, base: string) => ReturnType<TestClient["get"]>][] = [
    ["register", (client, base) => client.post(base, { token: newToken(), platform: "ios" })],
    ["unregister", (client, base) => client.post(`${base}unregister/`, { token: newToken() })],
    ["list", (client, base) => client.get(base)],
    ["remove", (client, base) => client.call(`${base}${randomUUID()}/`, { method: "DELETE" })],
  ];

  test.each(calls)("A1: %s by a uuid is 403 for everyone, one's own and staff's too", async (_, call) => {
    const { user } = await api.accounts.createUser();
    for (const isStaff of [false, true]) {
      const program = await createProgram(api, ["*"], { isStaff });
      for (const uuid of [user.uuid, program.user.uuid, randomUUID(), "nonsense"]) {
        expect(
          refusalOf(await call(program.client, preferencesPaths.pushTokens.replace("@me", uuid))),
        ).toEqual({
          status: 403,
          type: "authentication_error",
          code: "permission_denied",
          attr: null,
          detail: "Push tokens can only be managed via the `@me` path.",
        });
      }
    }
  });

  test("A1: a bad body is told before a bad path, and no credential before both", async () => {
    const { user } = await api.accounts.createUser();
    const { client } = await createProgram(api);
    const path = preferencesPaths.pushTokens.replace("@me", user.uuid);
    expect((await client.post(path, { token: "" })).status).toBe(400);
    expect((await client.post(`${path}unregister/`, { token: "" })).status).toBe(400);
    expect((await createKeyClient(api, null).post(path, { token: "" })).status).toBe(401);
  });

  test.each([
    [["user:write"], [200, 204, 200, 404]],
    [["*"], [200, 204, 200, 404]],
    [["user:read"], [403, 403, 200, 403]],
    [["project:write"], [403, 403, 403, 403]],
  ])("A2: a key with %j gets %j", async (scopes, expected) => {
    const { client } = await createProgram(api, scopes);
    const statuses: number[] = [];
    for (const [, call] of calls) {
      statuses.push((await call(client, preferencesPaths.pushTokens)).status);
    }
    expect(statuses).toEqual(expected);
  });

  test("a session may everything, without the two-hour rule", async () => {
    const { client } = await createSomeone(api);
    api.clock.advanceSeconds(7_201);
    const token = newToken();
    const { id } = await registered(client, token);
    expect((await list(client)).map((device) => device.id)).toEqual([id]);
    expect((await unregister(client, token)).status).toBe(204);
  });
});

describe("the list", () => {
  test("has the last seen first, no token and no next page", async () => {
    const { client } = await createProgram(api);
    const tokens = [newToken(), newToken(), newToken()];
    const devices: PushDevice[] = [];
    for (const token of tokens) {
      devices.push(await registered(client, token, "web"));
      api.clock.advanceSeconds(1);
    }
    const answer = await client.get(preferencesPaths.pushTokens);
    expect(answer.body).toEqual({ results: devices.reverse(), next: null });
    expect(JSON.stringify(answer.body)).not.toContain("ExponentPushToken");
  });

  test("a device can be removed once, by its owner alone", async () => {
    const [owner, stranger] = [await createProgram(api), await createProgram(api)];
    const { id } = await registered(owner.client, newToken());
    const remove = (client: TestClient, item = id) =>
      client.call(`${preferencesPaths.pushTokens}${item}/`, { method: "DELETE" });
    expect((await remove(stranger.client)).status).toBe(404);
    expect((await remove(owner.client, "nonsense")).status).toBe(404);
    const answer = await remove(owner.client);
    expect([answer.status, answer.body]).toEqual([204, ""]);
    expect((await remove(owner.client)).status).toBe(404);
    expect(await list(owner.client)).toEqual([]);
  });
});

describe("L2: a token is in no line of the log", () => {
  test("whatever is done with it", async () => {
    const { client } = await createProgram(api);
    const token = newToken();
    await registered(client, token);
    await register(client, token, "tv");
    await unregister(client, `${token}${"x".repeat(512)}`);
    await unregister(client, token);
    expect(api.logLines.join("\n")).not.toContain(token);
  });

  test("X1: a store that fails is a 500 that tells nothing, and nothing is half done", async () => {
    const { client, user } = await createProgram(api);
    const token = newToken();
    const name = sql.identifier(`no_push_${randomUUID()}`);
    const condition = sql.raw(`user_id <> ${user.id}`);
    await api.ctx.db.execute(
      sql`alter table push_tokens add constraint ${name} check (${condition}) not valid`,
    );
    const answer = await register(client, token);
    expect([answer.status, JSON.stringify(answer.body).includes(token)]).toEqual([500, false]);
    expect(await stored(user)).toEqual([]);
    expect(api.logLines.join("\n")).toContain("unhandled error");
    expect(api.logLines.join("\n")).not.toContain(token);
  });
});

import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ApiKey } from "@/lib/contract/schemas/api-keys";
import { hashToken } from "../crypto/tokens";
import { personalApiKeys } from "../db/schema/credentials";
import { organizationMemberships, organizations, type UserRow } from "../db/schema/users";
import { createTestApi, type TestApi } from "../testing/create-test-api";
import { createProgram, invalid, preferencesPaths, refusalOf } from "../testing/preferences-kit";
import { createKeyClient, type TestClient } from "../testing/test-client";
import { createSomeone, expectOk, me, readActivity, readTypes } from "../testing/two-factor-kit";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

type WithValue = ApiKey & { value: string };
const base = preferencesPaths.apiKeys;
const usual = { label: "Laptop", scopes: ["user:read"] };

const create = (client: TestClient, body: object = usual) => client.post(base, body);
const made = async (client: TestClient, body?: object) =>
  expectOk(await create(client, body)).body as WithValue;
const change = (client: TestClient, id: string, body: object) =>
  client.call(`${base}${id}/`, { method: "PATCH", body });
const remove = (client: TestClient, id: string) => client.call(`${base}${id}/`, { method: "DELETE" });
const roll = (client: TestClient, id: string) => client.post(`${base}${id}/roll/`);

async function list(client: TestClient): Promise<ApiKey[]> {
  return (expectOk(await client.get(base)).body as { results: ApiKey[] }).results;
}

const stored = (user: UserRow) =>
  api.ctx.db.select().from(personalApiKeys).where(eq(personalApiKeys.userId, user.id));

/** What a program with that key gets when it reads, and when it writes. */
async function statusesOf(value: string): Promise<[number, number]> {
  const program = createKeyClient(api, value);
  const write = await program.call(me, { method: "PATCH", body: { theme_mode: "dark" } });
  return [(await program.get(me)).status, write.status];
}

const inDays = (days: number) => new Date(api.clock.now().getTime() + days * 86_400_000).toISOString();

describe("a new key", () => {
  test("A2: shows its value once, works with it, and is stored as a hash with a mask", async () => {
    const { client, user } = await createSomeone(api);
    const answer = await create(client, { label: " Laptop ", scopes: ["user:read", "user:read"] });
    expect(answer.status).toBe(201);
    const key = answer.body as WithValue;
    expect(key).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      label: "Laptop",
      mask: `phx_…${key.value.slice(-4)}`,
      scopes: ["user:read"],
      created_at: expect.stringContaining("T"),
      last_used_at: null,
      expires_at: null,
      value: expect.stringMatching(/^phx_[A-Za-z0-9]{43}$/),
    });
    expect(await stored(user)).toMatchObject([{ valueHash: hashToken(key.value), mask: key.mask }]);
    expect(JSON.stringify(await stored(user))).not.toContain(key.value);
    expect(await statusesOf(key.value)).toEqual([200, 403]);
  });

  test("L2: its value is in no list, no activity and no line of the log", async () => {
    const { client, user } = await createSomeone(api);
    const { value, id } = await made(client);
    const rolled = expectOk(await roll(client, id)).body as WithValue;
    await statusesOf(rolled.value);
    const told = JSON.stringify([await list(client), await readActivity(api, user), api.logLines]);
    expect(told).not.toContain(value);
    expect(told).not.toContain(rolled.value);
  });

  test("two are never alike", async () => {
    const { client } = await createSomeone(api);
    expect((await made(client)).value).not.toBe((await made(client)).value);
  });

  test.each([
    [["user:read"], [200, 403]],
    [["user:write"], [200, 200]],
    [["*"], [200, 200]],
  ])("A2: with %j may as much and no more", async (scopes, statuses) => {
    const { client } = await createSomeone(api);
    expect(await statusesOf((await made(client, { label: "x", scopes })).value)).toEqual(statuses);
  });

  test("A2: ends when it expires, and is still listed then", async () => {
    const { client } = await createSomeone(api);
    const key = await made(client, { ...usual, expires_at: inDays(1) });
    expect((await statusesOf(key.value))[0]).toBe(200);
    api.clock.advanceSeconds(86_401);
    const refused = await createKeyClient(api, key.value).get(me);
    expect(refusalOf(refused)).toMatchObject({ status: 401, code: "authentication_failed" });
    expect((await list(client)).map(({ id, expires_at }) => [id, expires_at])).toEqual([
      [key.id, key.expires_at],
    ]);
  });

  test("knows when it was last used", async () => {
    const { client } = await createSomeone(api);
    const { value } = await made(client);
    await createKeyClient(api, value).get(me);
    const [key] = await list(client);
    expect(Date.parse(key?.last_used_at ?? "")).toBeGreaterThanOrEqual(Date.parse(key?.created_at ?? ""));
  });

  test.each([
    [{}, "required", "label", "This field is required."],
    [{ label: "" }, "blank", "label", "This field may not be blank."],
    [{ label: " " }, "blank", "label", "This field may not be blank."],
    [{ label: "x".repeat(41) }, "max_length", "label", "Ensure this field has no more than 40 characters."],
    [{ label: "x" }, "required", "scopes", "This field is required."],
    [{ label: "x", scopes: [] }, "invalid_input", "scopes", "Choose at least one scope."],
    [{ label: "x", scopes: ["all"] }, "invalid_choice", "scopes__0", '"all" is not a valid choice.'],
    [
      { ...usual, expires_at: "2020-01-01T00:00:00Z" },
      "invalid_input",
      "expires_at",
      "The expiry must be in the future.",
    ],
    [{ ...usual, expires_at: "tomorrow" }, "invalid_input", "expires_at", "Invalid ISO datetime"],
    [{ ...usual, expires_at: "2099-02-30T00:00:00Z" }, "invalid_input", "expires_at", "Invalid ISO datetime"],
    [{ ...usual, expires_at: 5 }, "invalid_input", "expires_at", "Not a valid string."],
  ])("%j is 400 %s", async (body, code, attr, detail) => {
    const { client, user } = await createSomeone(api);
    expect(refusalOf(await create(client, body))).toEqual(invalid(code, attr, detail));
    expect(await stored(user)).toEqual([]);
  });

  test("is the last at ten, also where several are asked for at once", async () => {
    const { client, user } = await createSomeone(api);
    for (let count = 0; count < 8; count++) {
      await made(client);
    }
    const answers = await Promise.all(Array.from({ length: 8 }, () => create(client)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(2);
    expect(refusalOf(await create(client))).toEqual(
      invalid("invalid_input", null, "You can have 10 personal API keys. Delete one first."),
    );
    expect(await stored(user)).toHaveLength(10);
    expect((await readTypes(api, user)).filter((type) => type === "api_key_created")).toHaveLength(10);
    const [first] = await list(client);
    expectOk(await remove(client, first?.id ?? ""));
    expectOk(await create(client));
  });
});

describe("the list", () => {
  test("has one's own keys, oldest first, without a value", async () => {
    const { client } = await createSomeone(api);
    await made((await createSomeone(api)).client);
    const keys: WithValue[] = [];
    for (const label of ["b", "a", "c"]) {
      keys.push(await made(client, { ...usual, label }));
      api.clock.advanceSeconds(1);
    }
    expect((await client.get(base)).body).toEqual({
      results: keys.map(({ value, ...key }) => key),
      next: null,
    });
  });
});

describe("changing a key", () => {
  test.each([
    [{ label: "Desk" }, { label: "Desk" }],
    [{ scopes: ["*", "*"] }, { scopes: ["*"] }],
    [{ expires_at: null }, { expires_at: null }],
    [{ expires_at: "2099-01-01T01:00:00+01:00" }, { expires_at: "2099-01-01T00:00:00.000Z" }],
    [{}, {}],
    [{ value: "phx_mine", mask: "x", id: randomUUID(), created_at: "2020-01-01T00:00:00Z" }, {}],
  ])("%j changes that alone", async (body, changed) => {
    const { client, user } = await createSomeone(api);
    const { value, ...before } = await made(client, { ...usual, expires_at: inDays(2) });
    const types = await readTypes(api, user);
    const answer = expectOk(await change(client, before.id, body));
    expect(answer.body).toEqual({ ...before, ...changed });
    expect(await list(client)).toEqual([{ ...before, ...changed }]);
    expect((await statusesOf(value))[0]).toBe(200);
    const told = Object.keys(changed).length > 0 ? ["api_key_changed", ...types] : types;
    expect(await readTypes(api, user)).toEqual(told);
  });

  test("A2: fewer scopes hold from the next call on", async () => {
    const { client } = await createSomeone(api);
    const { value, id } = await made(client, { label: "x", scopes: ["user:write"] });
    expect(await statusesOf(value)).toEqual([200, 200]);
    expectOk(await change(client, id, { scopes: ["user:read"] }));
    expect(await statusesOf(value)).toEqual([200, 403]);
  });

  test.each([
    [{ label: "" }, "blank", "label"],
    [{ label: "Lap\u202etop" }, "invalid_input", "label"],
    [{ label: "Lap\ntop" }, "invalid_input", "label"],
    [{ label: null }, "null", "label"],
    [{ scopes: [] }, "invalid_input", "scopes"],
    [{ scopes: null }, "null", "scopes"],
    [{ expires_at: "2020-01-01T00:00:00Z" }, "invalid_input", "expires_at"],
  ])("%j is 400 %s, and nothing changes", async (body, code, attr) => {
    const { client } = await createSomeone(api);
    const { value, ...before } = await made(client);
    expect(refusalOf(await change(client, before.id, { label: "New", ...body }))).toMatchObject({
      status: 400,
      code,
      attr,
    });
    expect(await list(client)).toEqual([before]);
    expect((await statusesOf(value))[0]).toBe(200);
  });
});

describe("rolling and deleting", () => {
  test("A2: a rolled key has a new value, and the old one is refused at once", async () => {
    const { client, user } = await createSomeone(api);
    const before = await made(client, { ...usual, expires_at: inDays(2) });
    await statusesOf(before.value);
    const after = expectOk(await roll(client, before.id)).body as WithValue;
    expect(after.value).not.toBe(before.value);
    const { id, label, scopes, expires_at } = before;
    expect(after).toMatchObject({ id, label, scopes, expires_at, last_used_at: null });
    expect(after.mask).toBe(`phx_…${after.value.slice(-4)}`);
    expect(await statusesOf(before.value)).toEqual([401, 401]);
    expect((await statusesOf(after.value))[0]).toBe(200);
    expect(await stored(user)).toHaveLength(1);
  });

  test("A2: an expired key gets no new value, which nobody could use", async () => {
    const { client, user } = await createSomeone(api);
    const { id } = await made(client, { ...usual, expires_at: inDays(2) });
    await api.ctx.db
      .update(personalApiKeys)
      .set({ expiresAt: new Date(api.clock.now().getTime() - 1_000) })
      .where(eq(personalApiKeys.id, id));
    const before = await stored(user);
    expect(refusalOf(await roll(client, id))).toMatchObject({
      status: 400,
      code: "invalid_input",
      detail: "It has expired. Make a new key instead.",
    });
    expect(await stored(user)).toEqual(before);
    expect(await readTypes(api, user)).not.toContain("api_key_rolled");
  });

  test("A2: of several rolls at once one value works, and no other", async () => {
    const { client } = await createSomeone(api);
    const { id } = await made(client);
    const answers = await Promise.all(Array.from({ length: 5 }, () => roll(client, id)));
    const statuses: number[] = [];
    for (const answer of answers) {
      statuses.push((await statusesOf((expectOk(answer).body as WithValue).value))[0]);
    }
    expect(statuses.sort()).toEqual([200, 401, 401, 401, 401]);
  });

  test("A2: a deleted key is refused at once, and is gone", async () => {
    const { client } = await createSomeone(api);
    const { value, id } = await made(client);
    const answer = await remove(client, id);
    expect([answer.status, answer.body]).toEqual([204, ""]);
    expect(await statusesOf(value)).toEqual([401, 401]);
    expect(await list(client)).toEqual([]);
    for (const again of [
      await remove(client, id),
      await roll(client, id),
      await change(client, id, { label: "x" }),
    ]) {
      expect(refusalOf(again)).toMatchObject({ status: 404, code: "not_found" });
    }
  });

  test("A1: other people's keys are 404, as is what is no id, and stay as they are", async () => {
    const [owner, stranger] = [await createSomeone(api), await createSomeone(api)];
    const { value, ...before } = await made(owner.client);
    for (const id of [before.id, randomUUID(), "nonsense"]) {
      for (const answer of [
        await change(stranger.client, id, { label: "Mine" }),
        await change(stranger.client, id, {}),
        await roll(stranger.client, id),
        await remove(stranger.client, id),
      ]) {
        expect(refusalOf(answer)).toMatchObject({ status: 404, code: "not_found" });
      }
    }
    expect(await list(owner.client)).toEqual([before]);
    expect((await statusesOf(value))[0]).toBe(200);
    expect(await readTypes(api, stranger.user)).toEqual(["logged_in"]);
  });

  test("L1: each change is among the account's activity, by the key's name", async () => {
    const { client, user } = await createSomeone(api);
    const { id } = await made(client);
    expectOk(await change(client, id, { label: "Desk" }));
    expectOk(await roll(client, id));
    expectOk(await remove(client, id));
    const [removed, rolled, changed, created] = await readActivity(api, user);
    expect(created).toMatchObject({
      type: "api_key_created",
      detail: { name: "Laptop", scopes: ["user:read"] },
    });
    expect(changed).toMatchObject({ type: "api_key_changed", detail: { name: "Desk" } });
    expect(rolled).toMatchObject({ type: "api_key_rolled", detail: { name: "Desk" }, ip: "203.0.113.7" });
    expect(removed).toMatchObject({ type: "api_key_removed", detail: { name: "Desk" } });
  });

  test("X1: where the activity cannot be written nothing is made, changed or removed", async () => {
    const { client, user } = await createSomeone(api);
    const { value, ...before } = await made(client);
    const name = sql.identifier(`no_activity_${randomUUID()}`);
    const condition = sql.raw(`user_id <> ${user.id}`);
    await api.ctx.db.execute(sql`alter table activity add constraint ${name} check (${condition}) not valid`);
    for (const answer of [
      await create(client),
      await change(client, before.id, { label: "New" }),
      await roll(client, before.id),
      await remove(client, before.id),
    ]) {
      expect(answer.status).toBe(500);
      expect(JSON.stringify(answer.body)).not.toContain("phx_");
    }
    expect(await list(client)).toEqual([before]);
    expect((await statusesOf(value))[0]).toBe(200);
  });
});

describe("who may", () => {
  test("A1: no key, however broad, reads or makes keys", async () => {
    const { client } = await createProgram(api, ["*"]);
    for (const answer of [await client.get(base), await create(client), await roll(client, randomUUID())]) {
      expect(refusalOf(answer)).toMatchObject({
        status: 403,
        detail: "This action does not support personal API key access",
      });
    }
  });

  test("A1: staff neither see nor touch another's", async () => {
    const { user, client: owner } = await createSomeone(api);
    const { id } = await made(owner);
    const { client } = await createSomeone(api, { isStaff: true });
    const path = base.replace("@me", user.uuid);
    expect((await client.get(path)).status).toBe(403);
    expect((await client.post(`${path}${id}/roll/`)).status).toBe(403);
    expect((await client.call(`${path}${id}/`, { method: "DELETE" })).status).toBe(403);
  });

  test("R1: a session older than two hours reads, but must prove itself to change", async () => {
    const { client } = await createSomeone(api);
    const { id } = await made(client);
    api.clock.advanceSeconds(7_201);
    expect(await list(client)).toHaveLength(1);
    for (const answer of [
      await create(client),
      await change(client, id, { label: "x" }),
      await roll(client, id),
      await remove(client, id),
    ]) {
      expect(refusalOf(answer)).toMatchObject({ status: 403, code: "sensitive_action_required_reauth" });
    }
  });

  test("as at PostHog, an organisation's rule on members' keys does not reach one's own account", async () => {
    const { client, organizationId, user } = await createSomeone(api);
    await api.ctx.db
      .update(organizations)
      .set({ membersCanUsePersonalApiKeys: false })
      .where(eq(organizations.id, organizationId));
    await api.ctx.db
      .update(organizationMemberships)
      .set({ level: 1 })
      .where(eq(organizationMemberships.userId, user.id));
    expect(await statusesOf((await made(client)).value)).toEqual([200, 403]);
    expect((await client.get(me)).body).toMatchObject({
      organization: { membership_level: 1, members_can_use_personal_api_keys: false },
    });
  });
});

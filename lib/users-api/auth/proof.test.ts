import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { apiRegistry } from "@/lib/contract/registry";
import {
  activity,
  backupCodeSets,
  rememberedDevices,
  sessions,
  totpDevices,
  totpSetups,
} from "../db/schema/credentials";
import { users } from "../db/schema/users";
import { TEST_PASSWORD } from "../testing/create-test-accounts";
import { createTestApi, type TestApi } from "../testing/create-test-api";
import { createKeyClient, signIn, type TestClient } from "../testing/test-client";
import { codeNow } from "../testing/totp-codes";
import {
  codeOf,
  createCodes,
  createProtected,
  createSomeone,
  expectOk,
  me,
  type Protected,
  paths,
  readSessions,
  sendPassword,
  signInWithCode,
  startSetup,
  stepUp,
} from "../testing/two-factor-kit";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

/** What a call needs to know of the account it is made for. */
type Facts = { secret: string; pendingId: string; appId: string; sessionId: string; deviceId: string };
type Call = { id: string; method: string; path: (facts: Facts) => string; body?: (facts: Facts) => object };

const newPassword = { password: "Quite-another-long-secret-42", current_password: TEST_PASSWORD };

const fresh: Call[] = [
  { id: "twoFactorBackupCodes", method: "POST", path: () => paths.codes },
  { id: "twoFactorDisable", method: "POST", path: () => paths.disable },
  {
    id: "authenticatorStart",
    method: "POST",
    path: () => paths.authenticators,
    body: () => ({ name: "Thief's phone" }),
  },
  { id: "authenticatorRemove", method: "DELETE", path: ({ appId }) => `${paths.authenticators}${appId}/` },
  { id: "accountUpdate", method: "PATCH", path: () => me, body: () => newPassword },
];

const validations: Call[] = ["two_factor_validate", "validate_2fa"].map((name) => ({
  id: name,
  method: "POST",
  path: () => `${me}${name}/`,
  body: ({ secret }) => ({ token: codeNow(api, secret) }),
}));

const recent: Call[] = [
  ...validations,
  {
    id: "authenticatorValidate",
    method: "POST",
    path: ({ pendingId }) => `${paths.authenticators}${pendingId}/validate/`,
    body: () => ({ token: "123456" }),
  },
  {
    id: "authenticatorRename",
    method: "PATCH",
    path: ({ appId }) => `${paths.authenticators}${appId}/`,
    body: () => ({ name: "Renamed" }),
  },
  {
    id: "twoFactorCheckCode",
    method: "POST",
    path: () => paths.check,
    body: () => ({ code: "0123456789abc" }),
  },
  { id: "deviceRemove", method: "DELETE", path: ({ deviceId }) => `${paths.devices}${deviceId}/` },
  { id: "sessionRemove", method: "DELETE", path: ({ sessionId }) => `${paths.sessions}${sessionId}/` },
  { id: "sessionsRevokeOthers", method: "POST", path: () => `${paths.sessions}revoke_others/` },
  { id: "accountUpdate", method: "PATCH", path: () => me, body: () => ({ first_name: "Renamed" }) },
];

const titled = (calls: Call[]) => calls.map((call) => [call.id, call] as const);
const send = (client: TestClient, { method, path, body }: Call, facts: Facts) =>
  client.call(path(facts), { method, body: body?.(facts) });

/** Everything of an account that a call could have changed. */
async function readAll(userId: number) {
  const tables = [activity, backupCodeSets, rememberedDevices, totpDevices, totpSetups];
  const { db } = api.ctx;
  const rows = [];
  for (const table of tables) {
    rows.push(await db.select().from(table).where(eq(table.userId, userId)).orderBy(table.id));
  }
  rows.push(await db.select({ id: sessions.id }).from(sessions).where(eq(sessions.userId, userId)));
  rows.push(await db.select().from(users).where(eq(users.id, userId)));
  return rows;
}

/** A person with two apps, codes, two sessions, a remembered browser and something pending. */
async function createRich(): Promise<{ person: Protected; browser: TestClient; facts: Facts }> {
  const person = await createProtected(api);
  await createCodes(person.client);
  const added = await person.client.post(paths.authenticators, { name: "Tablet" });
  const { id, secret } = added.body as { id: string; secret: string };
  expectOk(
    await person.client.post(`${paths.authenticators}${id}/validate/`, { token: codeNow(api, secret) }),
  );
  const browser = await signInWithCode(api, person);
  await stepUp(api, person);
  api.clock.advanceSeconds(301);
  const { id: userId } = person.user;
  const { db } = api.ctx;
  const [app] = await db.select().from(totpDevices).where(eq(totpDevices.userId, userId));
  const [device] = await db.select().from(rememberedDevices).where(eq(rememberedDevices.userId, userId));
  const pending = await startSetup(person.client);
  const facts = {
    secret: pending,
    pendingId: "00000000-0000-4000-8000-000000000000",
    appId: app?.id ?? "",
    deviceId: device?.id ?? "",
    sessionId: (await readSessions(api, person.user))[0]?.id ?? "",
  };
  return { person, browser, facts };
}

async function expectRefused(person: Protected, client: TestClient, call: Call, facts: Facts): Promise<void> {
  const before = await readAll(person.user.id);
  const answer = await send(client, call, facts);
  expect(answer.status).toBe(403);
  expect(answer.body).toEqual({
    type: "authentication_error",
    code: "sensitive_action_required_reauth",
    detail: "This action requires you to be recently authenticated.",
    attr: null,
  });
  expect(await readAll(person.user.id)).toEqual(before);
}

describe("R1: the list of what asks for a proof of five minutes is this one and no other", () => {
  test("in the contract", () => {
    const listed = apiRegistry.filter(({ endpoint }) => endpoint.proof === "fresh");
    expect(listed.map(({ endpoint }) => endpoint.id).sort()).toEqual(
      // A password is a field of accountUpdate, a set-up may have been started under a fresh proof.
      fresh
        .map(({ id }) => id)
        .filter((id) => id !== "accountUpdate")
        .sort(),
    );
  });

  test("and every other write of a session to the user asks for one of two hours", () => {
    const writes = apiRegistry.filter(
      ({ endpoint }) =>
        endpoint.credential === "session" &&
        endpoint.method !== "GET" &&
        endpoint.path.startsWith("/api/users/") &&
        endpoint.id !== "scenePersonalise" &&
        // Not on integrations (contract.md 1.5).
        !endpoint.path.includes("/integrations/"),
    );
    expect(writes.length).toBeGreaterThan(8);
    for (const { endpoint } of writes) {
      expect(["recent", "fresh"], endpoint.id).toContain(endpoint.proof);
    }
  });
});

describe("R3: called directly without a proof it is 403, and nothing changed", () => {
  test.each(titled([...fresh, ...validations]))(
    "%s, five minutes after the factor was shown",
    async (_, call) => {
      const { person, facts } = await createRich();
      await expectRefused(person, person.client, call, facts);
    },
  );

  test.each(titled([...fresh, ...validations]))(
    "R2: %s, after the password without the factor",
    async (_, call) => {
      const { person, facts } = await createRich();
      expect((await sendPassword(person.client, person.user)).status).toBe(401);
      await expectRefused(person, person.client, call, facts);
    },
  );

  test.each(titled(fresh))(
    "R2: %s, in a browser that was remembered instead of showing a factor",
    async (_, call) => {
      const { person, browser, facts } = await createRich();
      expectOk(await browser.post("/api/logout/"));
      expectOk(await sendPassword(browser, person.user));
      await expectRefused(person, browser, call, facts);
    },
  );

  test.each(titled(fresh))("R4: %s, in a session beside the one that stepped up", async (_, call) => {
    const { person, browser, facts } = await createRich();
    await stepUp(api, person);
    await expectRefused(person, browser, call, facts);
  });

  test.each(titled(recent))("%s, two hours after", async (_, call) => {
    const { person, facts } = await createRich();
    api.clock.advanceSeconds(7_201 - 301);
    await expectRefused(person, person.client, call, facts);
  });
});

describe("with the proof the same calls go through", () => {
  test.each(titled(fresh))("R1: %s, right after the step-up", async (_, call) => {
    const { person, facts } = await createRich();
    await stepUp(api, person);
    expectOk(await send(person.client, call, facts));
  });

  test("R1: without a factor the password is the proof, for five minutes", async () => {
    const { client, user } = await createSomeone(api);
    const change = () => client.call(me, { method: "PATCH", body: newPassword });
    api.clock.advanceSeconds(301);
    expect(codeOf(await change())[1]).toBe("sensitive_action_required_reauth");
    expectOk(await sendPassword(client, user));
    api.clock.advanceSeconds(290);
    expectOk(await change());
  });

  test("R1: the user object says until when, in the words of today's PostHog", async () => {
    const person = await createProtected(api);
    const read = async () =>
      (await person.client.get(me)).body as Record<"fresh_reauth_expires_at", string | null>;
    const until = new Date((await read()).fresh_reauth_expires_at ?? 0).getTime();
    const seconds = (until - api.clock.now().getTime()) / 1000;
    expect(seconds).toBeGreaterThan(240);
    expect(seconds).toBeLessThanOrEqual(300);
  });
});

describe("A1: keys", () => {
  const taken: Call[] = [
    { id: "start", method: "GET", path: () => paths.start },
    { id: "start, alias", method: "GET", path: () => `${me}start_2fa_setup/` },
    { id: "status", method: "GET", path: () => paths.status },
    { id: "activity", method: "GET", path: () => paths.activity },
    { id: "devices", method: "GET", path: () => paths.devices },
    { id: "sessions", method: "GET", path: () => paths.sessions },
    { id: "authenticators", method: "GET", path: () => paths.authenticators },
    ...fresh.filter(({ id }) => id !== "accountUpdate"),
    ...recent.filter(({ id }) => id !== "accountUpdate"),
  ];

  test.each(titled(taken))("%s refuses even a key for everything, in the exact words", async (_, call) => {
    const { user, client } = await createSomeone(api);
    const key = createKeyClient(api, await api.accounts.createKey(user, ["*"]));
    const facts = {
      secret: await startSetup(client),
      pendingId: "x",
      appId: "x",
      sessionId: "x",
      deviceId: "x",
    };
    const answer = await send(key, call, facts);
    expect(answer.status).toBe(403);
    expect(answer.body).toEqual({
      type: "authentication_error",
      code: "permission_denied",
      detail: "This action does not support personal API key access",
      attr: null,
    });
  });

  test("S8: live on when the password or the factor changes", async () => {
    const person = await createProtected(api);
    const key = createKeyClient(api, await api.accounts.createKey(person.user, ["user:read"]));
    expectOk(await person.client.call(me, { method: "PATCH", body: newPassword }));
    expectOk(await person.client.post(paths.disable));
    expect((await key.get(me)).status).toBe(200);
    expectOk((await signIn(api, person.user.email, newPassword.password)) && (await key.get(me)));
  });
});

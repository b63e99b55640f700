import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { totpDevices, totpSetups } from "../db/schema/credentials";
import { TEST_PASSWORD } from "../testing/create-test-accounts";
import { createTestApi, type TestApi } from "../testing/create-test-api";
import { envelopeOf, signIn, type TestClient } from "../testing/test-client";
import { codeNow, nextCode, wrongCode } from "../testing/totp-codes";
import {
  codeOf,
  createProtected,
  createSomeone,
  enrol,
  expectOk,
  isSignedIn,
  me,
  paths,
  readStatus,
  readTemplates,
  readTypes,
  sendToken,
  signInWithCode,
  startLogin,
  startSetup,
  stepUp,
} from "../testing/two-factor-kit";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

const validate = (client: TestClient, token: unknown) => client.post(paths.validate, { token });
const isOn = async (client: TestClient) => (await readStatus(client)).is_enabled;

describe("enabling", () => {
  test("T10: starting answers the secret alone, no-store, and leaves the account as it was", async () => {
    const { client, user } = await createSomeone(api);
    const answer = await client.get(paths.start);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ success: true, secret: expect.stringMatching(/^[A-Z2-7]{32}$/) });
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await readStatus(client)).toEqual({
      is_enabled: false,
      backup_codes: [],
      backup_codes_remaining: 0,
      method: null,
      has_passkeys: false,
      has_totp: false,
      passkeys_enabled_for_2fa: false,
      enabled_at: null,
      backup_codes_created_at: null,
      backup_codes_set_id: null,
    });
    expect(await readTypes(api, user)).toEqual(["logged_in"]);
  });

  test("L1, L3: the first code enables it, is told by mail and activity, and shows in status and user", async () => {
    const { client, user } = await createSomeone(api);
    const secret = await startSetup(client);
    const answer = await validate(client, codeNow(api, secret));
    expect([answer.status, answer.body]).toEqual([200, { success: true }]);
    expect(await readStatus(client)).toMatchObject({
      is_enabled: true,
      method: "TOTP",
      has_totp: true,
      backup_codes: [],
      enabled_at: expect.any(String),
    });
    expect((await client.get(me)).body).toMatchObject({ is_2fa_enabled: true });
    expect(await readTemplates(api, user)).toEqual(["two_factor_enabled"]);
    expect(await readTypes(api, user)).toEqual(["two_factor_enabled", "logged_in"]);
  });

  test("S8: the other sessions end, this one lives and counts as verified", async () => {
    const { client, user } = await createSomeone(api);
    const other = await signIn(api, user.email);
    await enrol(api, client);
    expect([await isSignedIn(client), await isSignedIn(other)]).toEqual([true, false]);
    const list = (await client.get(paths.sessions)).body as { results: { two_factor: boolean }[] };
    expect(list.results.map(({ two_factor }) => two_factor)).toEqual([true]);
  });

  test("the published aliases are the same verbs on the same pending secret", async () => {
    const { client } = await createSomeone(api);
    const { secret } = (await client.get(`${me}start_2fa_setup/`)).body as { secret: string };
    const wrong = await client.post(`${me}validate_2fa/`, { token: wrongCode(api, secret) });
    expect(wrong.body).toMatchObject({ code: "token_invalid", attr: null });
    const answer = await client.post(`${me}validate_2fa/`, { token: codeNow(api, secret) });
    expect([answer.status, answer.body]).toEqual([200, { success: true }]);
    const again = await startSetup(client);
    expectOk(await client.post(`${me}validate_2fa/`, { token: codeNow(api, again) }));
  });

  test("the user in the path is never looked at: whoever it names, it is oneself", async () => {
    const [a, b] = [await createSomeone(api), await createSomeone(api)];
    for (const uuid of [b.user.uuid, a.user.uuid, "nonsense"]) {
      expect((await a.client.get(`/api/users/${uuid}/two_factor_start_setup/`)).status).toBe(200);
    }
    const secret = await startSetup(a.client);
    const path = `/api/users/${b.user.uuid}/two_factor_validate/`;
    expectOk(await a.client.post(path, { token: codeNow(api, secret) }));
    expect([await isOn(a.client), await isOn(b.client)]).toEqual([true, false]);
  });

  test.each([
    ["a number, which has lost its leading zeros", (code: string) => Number(code)],
    ["the same as text", (code: string) => String(Number(code))],
    ["text with blanks around", (code: string) => ` ${code} `],
    ["two groups", (code: string) => `${code.slice(0, 3)} ${code.slice(3)}`],
  ])("a code is understood as %s", async (_, write) => {
    const { client } = await createSomeone(api);
    let secret = await startSetup(client);
    while (!codeNow(api, secret).startsWith("0")) {
      secret = await startSetup(client);
    }
    expectOk(await validate(client, write(codeNow(api, secret))));
  });

  test("a form body works as in the page's curl lines", async () => {
    const { client } = await createSomeone(api);
    const secret = await startSetup(client);
    const form = `token=${codeNow(api, secret)}`;
    expectOk(await client.call(paths.validate, { method: "POST", form }));
  });

  test.each([
    [{}, "required"],
    [{ token: "" }, "blank"],
    [{ token: "   " }, "blank"],
    [{ token: null }, "null"],
    [{ token: true }, "invalid_input"],
    [{ token: ["123456"] }, "invalid_input"],
    [{ token: "1".repeat(65) }, "max_length"],
  ])("%j is 400 %s at the token, and no try", async (body, code) => {
    const { client } = await createSomeone(api);
    await startSetup(client);
    const answer = await client.post(paths.validate, body);
    expect(answer.status).toBe(400);
    expect(envelopeOf(answer)).toMatchObject({ type: "validation_error", code, attr: "token" });
  });
});

describe("the pending secret", () => {
  test("T1: is a new one at every start, and stored sealed alone", async () => {
    const { client, user } = await createSomeone(api);
    const secrets = [await startSetup(client), await startSetup(client), await startSetup(client)];
    expect(new Set(secrets).size).toBe(3);
    const rows = await api.ctx.db.select().from(totpSetups).where(eq(totpSetups.userId, user.id));
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(secrets[2]);
    expectOk(await validate(client, codeNow(api, secrets[2] ?? "")));
    const devices = await api.ctx.db.select().from(totpDevices).where(eq(totpDevices.userId, user.id));
    expect(JSON.stringify(devices)).not.toContain(secrets[2]);
  });

  test("T5: nothing pending is setup_expired in the exact words", async () => {
    const { client } = await createSomeone(api);
    const answer = await validate(client, "123456");
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({
      type: "validation_error",
      code: "setup_expired",
      detail: "2FA setup session expired. Please start setup again.",
      attr: null,
    });
  });

  test("T5: it lives ten minutes and no longer", async () => {
    const [early, late] = [await createSomeone(api), await createSomeone(api)];
    const [first, second] = [await startSetup(early.client), await startSetup(late.client)];
    api.clock.advanceSeconds(560);
    expectOk(await validate(early.client, codeNow(api, first)));
    api.clock.advanceSeconds(41);
    expect(codeOf(await validate(late.client, codeNow(api, second)))).toEqual([400, "setup_expired"]);
    expect(await isOn(late.client)).toBe(false);
  });

  test("T5: starting again voids the former secret", async () => {
    const { client } = await createSomeone(api);
    const [former, latter] = [await startSetup(client), await startSetup(client)];
    expect(codeOf(await validate(client, codeNow(api, former)))).toEqual([400, "token_invalid"]);
    expectOk(await validate(client, codeNow(api, latter)));
  });

  test("T5: it is bound to the session that asked for it", async () => {
    const { client, user } = await createSomeone(api);
    const other = await signIn(api, user.email);
    const stranger = (await createSomeone(api)).client;
    const code = codeNow(api, await startSetup(client));
    expect(codeOf(await validate(other, code))).toEqual([400, "setup_expired"]);
    expect(codeOf(await validate(stranger, code))).toEqual([400, "setup_expired"]);
    expectOk(await validate(client, code));
  });

  test("T5: it is used once, also by two requests at once", async () => {
    const { client, user } = await createSomeone(api);
    const code = codeNow(api, await startSetup(client));
    const answers = await Promise.all([validate(client, code), validate(client, code)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect(await readTemplates(api, user)).toEqual(["two_factor_enabled"]);
    expect(codeOf(await validate(client, code))).toEqual([400, "setup_expired"]);
  });

  test("T5: five wrong codes end it, and the right one comes too late", async () => {
    const { client } = await createSomeone(api);
    const secret = await startSetup(client);
    for (let tries = 0; tries < 5; tries += 1) {
      const answer = await validate(client, wrongCode(api, secret));
      expect(answer.body).toEqual({
        type: "validation_error",
        code: "token_invalid",
        detail: "Token is not valid",
        attr: null,
      });
    }
    expect(codeOf(await validate(client, codeNow(api, secret)))).toEqual([400, "setup_expired"]);
    expect(await isOn(client)).toBe(false);
  });

  test("T5: four wrong codes leave it usable", async () => {
    const { client } = await createSomeone(api);
    const secret = await startSetup(client);
    for (let tries = 0; tries < 4; tries += 1) {
      await validate(client, wrongCode(api, secret));
    }
    expectOk(await validate(client, codeNow(api, secret)));
  });

  test("T7: starting again buys no more tries: locked a quarter of an hour, then free", async () => {
    const { client, user } = await createSomeone(api);
    const first = await startSetup(client);
    for (let tries = 0; tries < 5; tries += 1) {
      await validate(client, wrongCode(api, first));
    }
    const again = await startSetup(client);
    const refused = await validate(client, codeNow(api, again));
    expect(codeOf(refused)).toEqual([429, "throttled"]);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(800);
    expect(Number(refused.headers.get("retry-after"))).toBeLessThanOrEqual(900);
    expect(await isSignedIn(client)).toBe(true);
    expect(await readTypes(api, user)).toEqual(["limit_hit", "logged_in"]);
    api.clock.advanceSeconds(901);
    expectOk(await client.post("/api/login/", { email: user.email, password: TEST_PASSWORD }));
    expectOk(await validate(client, codeNow(api, await startSetup(client))));
  });

  test("T7: of forty codes at once at most five are looked at", async () => {
    const { client } = await createSomeone(api);
    const code = wrongCode(api, await startSetup(client));
    const answers = await Promise.all(Array.from({ length: 40 }, () => validate(client, code)));
    const count = (code: string) => answers.filter((answer) => envelopeOf(answer).code === code).length;
    expect(count("token_invalid")).toBe(5);
    expect(count("throttled") + count("setup_expired")).toBe(35);
  });

  test("T7: wrong codes of a set-up lock no sign-in", async () => {
    const person = await createProtected(api);
    const pending = await startSetup(person.client);
    for (let tries = 0; tries < 5; tries += 1) {
      await validate(person.client, wrongCode(api, pending));
    }
    expect(await isSignedIn(await signInWithCode(api, person))).toBe(true);
  });

  test.each([-2, 2])(
    "T2: the code of step %i from now is refused, and tells by how much the clock is off",
    async (steps) => {
      const { client } = await createSomeone(api);
      const secret = await startSetup(client);
      const answer = await validate(client, codeNow(api, secret, steps));
      expect(codeOf(answer)).toEqual([400, "token_invalid"]);
      expect(answer.body).toMatchObject({ extra: { clock_offset_seconds: steps * 30 } });
      expect(await isOn(client)).toBe(false);
    },
  );

  test.each([-1, 1])("T2: the code of step %i from now is accepted", async (steps) => {
    const { client } = await createSomeone(api);
    const secret = await startSetup(client);
    expectOk(await validate(client, codeNow(api, secret, steps)));
  });

  test("R1: enabling needs a proof that is fresh at the start or at the end; else the secret is kept", async () => {
    const { client, user } = await createSomeone(api);
    api.clock.advanceSeconds(301);
    const secret = await startSetup(client);
    const refused = await validate(client, codeNow(api, secret));
    expect(codeOf(refused)).toEqual([403, "sensitive_action_required_reauth"]);
    expect(await isOn(client)).toBe(false);
    await client.post("/api/login/", { email: user.email, password: TEST_PASSWORD });
    expectOk(await validate(client, codeNow(api, secret)));
  });

  test("R1: a set-up that was started under a fresh proof may be finished after it", async () => {
    const { client } = await createSomeone(api);
    const secret = await startSetup(client);
    api.clock.advanceSeconds(400);
    expectOk(await validate(client, codeNow(api, secret)));
  });
});

describe("replacing", () => {
  test("T6: the former app works until the new one is confirmed, and no longer", async () => {
    const person = await createProtected(api);
    const { client } = person;
    const fresh = await startSetup(client);
    await validate(client, wrongCode(api, fresh));
    expect(await isSignedIn(await signInWithCode(api, person))).toBe(true);
    expectOk(await validate(client, codeNow(api, fresh)));
    const waiting = await startLogin(api, person.user);
    expect(codeOf(await sendToken(waiting, nextCode(api, person.secret)))).toEqual([400, "2fa_invalid"]);
    expectOk(await sendToken(waiting, nextCode(api, fresh)));
    const devices = await api.ctx.db.select().from(totpDevices).where(eq(totpDevices.userId, person.user.id));
    expect(devices.map(({ name, isDefault }) => [name, isDefault])).toEqual([["default", true]]);
  });

  test("T6: abandoning a replacement leaves everything as it was", async () => {
    const person = await createProtected(api);
    const before = await readStatus(person.client);
    await startSetup(person.client);
    api.clock.advanceSeconds(700);
    expect({ ...(await readStatus(person.client)), backup_codes: [] }).toEqual(before);
    expect(await isSignedIn(await signInWithCode(api, person))).toBe(true);
  });

  test("S8, L1, L3: it ends the other sessions, and mail and activity call it a replacement", async () => {
    const person = await createProtected(api);
    const other = await signInWithCode(api, person);
    await stepUp(api, person);
    await enrol(api, person.client);
    expect([await isSignedIn(person.client), await isSignedIn(other)]).toEqual([true, false]);
    expect(await readTypes(api, person.user)).toContain("two_factor_replaced");
    expect(await readTemplates(api, person.user)).toEqual(["two_factor_enabled", "two_factor_replaced"]);
  });

  test("R2: the new app's first code proves nothing: the time since the last proof runs on", async () => {
    const person = await createProtected(api);
    api.clock.advanceSeconds(240);
    const secret = await startSetup(person.client);
    expectOk(await validate(person.client, codeNow(api, secret)));
    api.clock.advanceSeconds(61);
    const next = await startSetup(person.client);
    const refused = await validate(person.client, codeNow(api, next));
    expect(codeOf(refused)).toEqual([403, "sensitive_action_required_reauth"]);
  });

  test("R2: it needs the former factor: a session whose factor is old is refused, and nothing changed", async () => {
    const person = await createProtected(api);
    api.clock.advanceSeconds(301);
    const secret = await startSetup(person.client);
    const refused = await validate(person.client, codeNow(api, secret));
    expect(codeOf(refused)).toEqual([403, "sensitive_action_required_reauth"]);
    expect(await isSignedIn(await signInWithCode(api, person))).toBe(true);
    await stepUp(api, person);
    expectOk(await validate(person.client, codeNow(api, secret)));
  });

  test("X1: a replacement that fails on the way leaves the former app working", async () => {
    const person = await createProtected(api);
    const secret = await startSetup(person.client);
    const { cipher } = api.ctx;
    api.ctx.cipher = {
      ...cipher,
      encrypt: () => {
        throw new Error("no more entropy");
      },
    };
    const answer = await validate(person.client, codeNow(api, secret));
    api.ctx.cipher = cipher;
    expect(answer.status).toBe(500);
    expect(await readTypes(api, person.user)).not.toContain("two_factor_replaced");
    expect(await isSignedIn(await signInWithCode(api, person))).toBe(true);
    expectOk(await validate(person.client, codeNow(api, secret)));
  });
});

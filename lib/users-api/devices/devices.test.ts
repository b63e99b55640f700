import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rememberedDevices } from "../db/schema/credentials";
import { TEST_PASSWORD } from "../testing/create-test-accounts";
import { createTestApi, type TestApi } from "../testing/create-test-api";
import { createSessionClient, type TestClient } from "../testing/test-client";
import { nextCode } from "../testing/totp-codes";
import {
  codeOf,
  createCodes,
  createProtected,
  createSomeone,
  enrol,
  expectOk,
  isSignedIn,
  me,
  type Protected,
  paths,
  readActivity,
  readMails,
  readTypes,
  sendPassword,
  sendToken,
  signInWithCode,
  startLogin,
  stepUp,
} from "../testing/two-factor-kit";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

type Item = { id: string; expires_at: string };

const listDevices = async (client: TestClient) =>
  (expectOk(await client.get(paths.devices)).body as { results: Item[] }).results;

/** Signs out and in again, with the password alone. */
async function comeBack(browser: TestClient, person: Pick<Protected, "user">, password = TEST_PASSWORD) {
  await browser.post("/api/logout/");
  return sendPassword(browser, person.user, password);
}

const rememberCookies = (client: TestClient) =>
  [...client.cookies.keys()].filter((name) => name.startsWith("remember-cookie_"));

describe("a remembered browser", () => {
  test("L1: signs in without a code for 30 days and not longer, and is told in the activity", async () => {
    const person = await createProtected(api);
    const browser = await signInWithCode(api, person);
    expect(await readTypes(api, person.user)).toContain("device_remembered");
    api.clock.advanceSeconds(29 * 86_400);
    expectOk(await comeBack(browser, person));
    expect((await readActivity(api, person.user))[0]).toMatchObject({
      type: "logged_in",
      detail: { factor: "remembered" },
    });
    api.clock.advanceSeconds(86_401);
    expect(codeOf(await comeBack(browser, person))).toEqual([401, "2fa_required"]);
  });

  test("S1: its cookie is for this server's pages alone, out of scripts' reach, and lasts 30 days", async () => {
    const person = await createProtected(api);
    const client = await startLogin(api, person.user);
    const answer = await sendToken(client, nextCode(api, person.secret));
    const cookie = answer.cookies.find((one) => one.startsWith("remember-cookie_"));
    expect(cookie).toMatch(/^remember-cookie_[0-9a-f-]{36}=[A-Za-z0-9]{43}; /);
    const parts = cookie?.split("; ") ?? [];
    expect(parts).toEqual(
      expect.arrayContaining(["Path=/", "Max-Age=2592000", "SameSite=Strict", "HttpOnly"]),
    );
    expect(cookie).not.toContain("Domain");
    const rows = await api.ctx.db.select().from(rememberedDevices);
    expect(JSON.stringify(rows)).not.toContain(parts[0]?.split("=")[1]);
  });

  test("remember: false remembers nothing", async () => {
    const person = await createProtected(api);
    const browser = await signInWithCode(api, person, { remember: false });
    expect(rememberCookies(browser)).toEqual([]);
    expect(await listDevices(browser)).toEqual([]);
    expect(codeOf(await comeBack(browser, person))).toEqual([401, "2fa_required"]);
  });

  test("a backup code remembers nothing", async () => {
    const person = await createProtected(api);
    const [code = ""] = await createCodes(person.client);
    const browser = await startLogin(api, person.user);
    expectOk(await sendToken(browser, code, { remember: true }));
    expect(rememberCookies(browser)).toEqual([]);
    expect(await listDevices(browser)).toEqual([]);
  });

  test("a step-up remembers nothing", async () => {
    const person = await createProtected(api);
    await stepUp(api, person);
    expect(rememberCookies(person.client)).toEqual([]);
  });

  test("R2: spares a sign-in, never a step-up: a live session is asked for the code", async () => {
    const person = await createProtected(api);
    const browser = await signInWithCode(api, person);
    expect(codeOf(await sendPassword(browser, person.user))).toEqual([401, "2fa_required"]);
    expectOk(await sendToken(browser, nextCode(api, person.secret)));
    expectOk(await browser.post(paths.codes));
  });

  test("is one person's: the cookie spares nobody else a code", async () => {
    const [a, b] = [await createProtected(api), await createProtected(api)];
    const browser = await signInWithCode(api, a);
    expect(codeOf(await comeBack(browser, b))).toEqual([401, "2fa_required"]);
  });

  test("its cookie without the password opens nothing, and neither does a forged one", async () => {
    const person = await createProtected(api);
    const browser = await signInWithCode(api, person);
    expect(codeOf(await comeBack(browser, person, "wrong"))).toEqual([400, "invalid_credentials"]);
    const [name = ""] = rememberCookies(browser);
    for (const value of ["x".repeat(43), ""]) {
      browser.cookies.set(name, value);
      expect(codeOf(await comeBack(browser, person))).toEqual([401, "2fa_required"]);
    }
  });

  test("a header full of such cookies is harmless", async () => {
    const person = await createProtected(api);
    const client = createSessionClient(api);
    for (let index = 0; index < 60; index += 1) {
      client.cookies.set(
        `remember-cookie_00000000-0000-4000-8000-0000000000${String(index).padStart(2, "0")}`,
        "x",
      );
    }
    client.cookies.set("remember-cookie_' or 1=1", "x");
    expect(codeOf(await sendPassword(client, person.user))).toEqual([401, "2fa_required"]);
  });
});

describe("what ends it", () => {
  test.each([
    ["a new password", (client: TestClient) => changePassword(client), "Quite-another-long-secret-42"],
    ["disabling 2FA", (client: TestClient) => client.post(paths.disable), null],
    ["replacing the app", (client: TestClient) => enrol(api, client), TEST_PASSWORD],
  ])("S8: %s", async (_, change, password) => {
    const person = await createProtected(api);
    const browser = await signInWithCode(api, person);
    await stepUp(api, person);
    await change(person.client);
    expect(await listDevices(person.client)).toEqual([]);
    if (password === null) {
      // Without a factor nothing is left to be spared.
      await enrol(api, person.client);
    }
    expect(codeOf(await comeBack(browser, person, password ?? TEST_PASSWORD))).toEqual([401, "2fa_required"]);
  });

  test("removing the app that it showed, and no other", async () => {
    const person = await createProtected(api);
    const browser = await signInWithCode(api, person);
    await stepUp(api, person);
    const added = await person.client.post(paths.authenticators, { name: "Tablet" });
    const { id, secret } = added.body as { id: string; secret: string };
    const token = nextCode(api, secret);
    expectOk(await person.client.post(`${paths.authenticators}${id}/validate/`, { token }));
    expect(await listDevices(person.client)).toHaveLength(1);
    const { results } = (await person.client.get(paths.authenticators)).body as { results: { id: string }[] };
    expectOk(await person.client.call(`${paths.authenticators}${results[0]?.id}/`, { method: "DELETE" }));
    expect(await listDevices(person.client)).toEqual([]);
    expect(codeOf(await comeBack(browser, person))).toEqual([401, "2fa_required"]);
  });

  test("L1: removing it from the list, which leaves its session and forgets the browser", async () => {
    const person = await createProtected(api);
    const browser = await signInWithCode(api, person);
    const [item] = await listDevices(person.client);
    expect(item).toEqual({
      id: expect.any(String),
      created_at: expect.any(String),
      last_used_at: expect.any(String),
      user_agent: null,
      expires_at: expect.any(String),
    });
    const path = `${paths.devices}${item?.id}/`;
    expect((await person.client.call(path, { method: "DELETE" })).status).toBe(204);
    expect((await person.client.call(path, { method: "DELETE" })).status).toBe(404);
    expect(await listDevices(person.client)).toEqual([]);
    expect((await readTypes(api, person.user))[0]).toBe("device_removed");
    expect(await isSignedIn(browser)).toBe(true);
    expect(codeOf(await comeBack(browser, person))).toEqual([401, "2fa_required"]);
  });

  test("A1: others neither see nor remove it", async () => {
    const [person, thief] = [await createProtected(api), await createProtected(api)];
    await signInWithCode(api, person);
    const [item] = await listDevices(person.client);
    expect(await listDevices(thief.client)).toEqual([]);
    for (const id of [item?.id, "nonsense"]) {
      const answer = await thief.client.call(`${paths.devices}${id}/`, { method: "DELETE" });
      expect(codeOf(answer)).toEqual([404, "not_found"]);
    }
    expect(await listDevices(person.client)).toHaveLength(1);
  });
});

describe("the mail about a new device", () => {
  const firefox = (version: number) =>
    `Mozilla/5.0 (X11; Linux x86_64; rv:${version}.0) Gecko/20100101 Firefox/${version}.0`;
  const safari = "Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 Version/17.4 Safari/605.1.15";

  async function signInBy(email: string, agent: string): Promise<void> {
    const call = {
      method: "POST",
      body: { email, password: TEST_PASSWORD },
      headers: { "user-agent": agent },
    };
    expectOk(await createSessionClient(api).call("/api/login/", call));
  }

  test("L3: goes to the account's address for a kind of browser that was not seen in 90 days", async () => {
    const { user } = await api.accounts.createUser();
    await signInBy(user.email, firefox(120));
    expect(await readMails(api, user)).toEqual([]);
    await signInBy(user.email, firefox(121));
    expect(await readMails(api, user)).toEqual([]);
    await signInBy(user.email, safari);
    await signInBy(user.email, safari);
    const mails = await readMails(api, user);
    expect(mails.map(({ template, toAddress }) => [template, toAddress])).toEqual([
      ["new_device_login", user.email],
    ]);
    expect(mails[0]?.text).toContain("203.0.113.7");
    expect(mails[0]?.text).toContain("If it was not you");
    expect(mails[0]?.text).toContain("/settings/security");
  });

  test("L3: comes with a second factor too, and with a step-up never", async () => {
    const person = await createProtected(api);
    const client = createSessionClient(api);
    const headers = { "user-agent": safari };
    const body = { email: person.user.email, password: TEST_PASSWORD };
    await client.call("/api/login/", { method: "POST", body, headers });
    const token = { token: nextCode(api, person.secret) };
    expectOk(await client.call("/api/login/token/", { method: "POST", body: token, headers }));
    const templates = (await readMails(api, person.user)).map(({ template }) => template);
    expect(templates).toEqual(["two_factor_enabled", "new_device_login"]);
    const plain = await createSomeone(api);
    const again = { email: plain.user.email, password: TEST_PASSWORD };
    expectOk(await plain.client.call("/api/login/", { method: "POST", body: again, headers }));
    expect(await readMails(api, plain.user)).toEqual([]);
  });

  test("the mark by which a browser is known shows in no list", async () => {
    const { client } = await createSomeone(api);
    const answer = await client.get(paths.activity);
    const [row] = (answer.body as { results: { detail: object }[] }).results;
    expect(row?.detail).toEqual({ factor: "none" });
  });
});

async function changePassword(client: TestClient) {
  const body = { password: "Quite-another-long-secret-42", current_password: TEST_PASSWORD };
  return expectOk(await client.call(me, { method: "PATCH", body }));
}

test("devices that are over are not listed", async () => {
  const person = await createProtected(api);
  await signInWithCode(api, person);
  await api.ctx.db
    .update(rememberedDevices)
    .set({ expiresAt: api.clock.now() })
    .where(eq(rememberedDevices.userId, person.user.id));
  expect(await listDevices(person.client)).toEqual([]);
});

import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pendingLogins, rememberedDevices, totpDevices } from "../db/schema/credentials";
import { users } from "../db/schema/users";
import { TEST_PASSWORD } from "../testing/create-test-accounts";
import { createTestApi, type TestApi } from "../testing/create-test-api";
import { interrupt } from "../testing/interrupt";
import { createSessionClient, signIn, type TestClient } from "../testing/test-client";
import { codeNow, nextCode } from "../testing/totp-codes";
import {
  codeOf,
  createProtected,
  createSomeone,
  enrol,
  expectOk,
  isSignedIn,
  me,
  paths,
  readSessions,
  sendPassword,
  sendToken,
  signInWithCode,
  startLogin,
  startSetup,
} from "../testing/two-factor-kit";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

const NEW_PASSWORD = "Quite-another-long-secret-42";
/** The first transaction of these calls counts the try, the second one acts. */
const ACTS = 2;

const changePassword = (client: TestClient, password = NEW_PASSWORD) =>
  client.call(me, { method: "PATCH", body: { password, current_password: TEST_PASSWORD } });

/** A browser whose next call is overtaken by something else. */
function overtake(client: TestClient | null, happen: () => Promise<unknown>): TestClient {
  const overtaken = createSessionClient(interrupt(api, ACTS, happen));
  for (const [name, value] of client?.cookies ?? []) {
    overtaken.cookies.set(name, value);
  }
  return overtaken;
}

test("S8: a password that is changed while it signs somebody in opens nothing", async () => {
  const { client, user } = await createSomeone(api);
  const late = overtake(null, async () => expectOk(await changePassword(client)));
  expect(codeOf(await sendPassword(late, user))).toEqual([400, "invalid_credentials"]);
  expect(await readSessions(api, user)).toHaveLength(1);
});

test("S8: a password that is changed meanwhile leaves no sign-in waiting for a code", async () => {
  const person = await createProtected(api);
  const late = overtake(null, async () => expectOk(await changePassword(person.client)));
  expect(codeOf(await sendPassword(late, person.user))).toEqual([400, "invalid_credentials"]);
  const { db } = api.ctx;
  expect(await db.$count(pendingLogins, eq(pendingLogins.userId, person.user.id))).toBe(0);
});

test("S8: a factor that is enabled while the password signs in is asked for", async () => {
  const { client, user } = await createSomeone(api);
  const late = overtake(null, () => enrol(api, client));
  expect(codeOf(await sendPassword(late, user))).toEqual([401, "2fa_required"]);
  expect(await readSessions(api, user)).toHaveLength(1);
});

test("an account that is shut while the password is looked at stays shut", async () => {
  const { user } = await createSomeone(api);
  const shut = () => api.ctx.db.update(users).set({ isActive: false }).where(eq(users.id, user.id));
  const late = overtake(null, async () => void (await shut()));
  expect(codeOf(await sendPassword(late, user))).toEqual([400, "invalid_credentials"]);
  expect(await readSessions(api, user)).toHaveLength(1);
});

test.each([
  ["a new password", (client: TestClient) => changePassword(client)],
  ["the end of the factor", (client: TestClient) => client.post(paths.disable)],
  ["a new app", (client: TestClient) => enrol(api, client)],
])("S8: %s while a code is looked at: no session, and no browser remembered", async (_, change) => {
  const person = await createProtected(api);
  const waiting = await startLogin(api, person.user);
  const late = overtake(waiting, () => change(person.client));
  const answer = await sendToken(late, nextCode(api, person.secret));
  expect(answer.status).toBe(400);
  expect(["2fa_expired", "2fa_invalid"]).toContain(codeOf(answer)[1]);
  expect(await isSignedIn(late)).toBe(false);
  expect(await readSessions(api, person.user)).toHaveLength(1);
  const { db } = api.ctx;
  expect(await db.$count(rememberedDevices, eq(rememberedDevices.userId, person.user.id))).toBe(0);
});

test("of two password changes at once one wins; the other is told that its password is not current", async () => {
  const { client, user } = await createSomeone(api);
  const other = await signIn(api, user.email);
  const late = overtake(client, async () =>
    expectOk(await changePassword(other, "The-winner-of-the-race-77")),
  );
  const answer = await changePassword(late);
  expect(codeOf(answer)).toEqual([400, "incorrect_password"]);
  expect(answer.body).toMatchObject({ attr: "current_password" });
  await signIn(api, user.email, "The-winner-of-the-race-77");
});

test("of several password changes truly at once exactly one password is the account's", async () => {
  const { client, user } = await createSomeone(api);
  const candidates = ["First-of-the-three-11!", "Second-of-the-three-22!", "Third-of-the-three-33!"];
  const answers = await Promise.all(candidates.map((password) => changePassword(client, password)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
  const won = candidates[answers.findIndex(({ status }) => status === 200)] ?? "";
  await signIn(api, user.email, won);
});

test("T5: a session that is ended while its new app is confirmed confirms nothing", async () => {
  const { client, user } = await createSomeone(api);
  const other = await signIn(api, user.email);
  const secret = await startSetup(client);
  const late = overtake(client, async () => expectOk(await other.post(`${paths.sessions}revoke_others/`)));
  const answer = await late.post(paths.validate, { token: codeNow(api, secret) });
  expect(codeOf(answer)).toEqual([400, "setup_expired"]);
  const { db } = api.ctx;
  expect(await db.$count(totpDevices, eq(totpDevices.userId, user.id))).toBe(0);
});

test("X1: whatever happens at once to one account, nothing deadlocks, and what is left fits together", async () => {
  for (let round = 0; round < 5; round += 1) {
    const person = await createProtected(api);
    const [browser, spare] = [await signInWithCode(api, person), await signInWithCode(api, person)];
    const waiting = [await startLogin(api, person.user), await startLogin(api, person.user)];
    const { results: devices } = (await browser.get(paths.devices)).body as { results: { id: string }[] };
    const rows = await readSessions(api, person.user);
    const pending = await startSetup(browser);
    const code = nextCode(api, person.secret);
    const answers = await Promise.all([
      ...waiting.map((client) => sendToken(client, code)),
      spare.post(paths.disable),
      browser.post(paths.validate, { token: codeNow(api, pending) }),
      person.client.call(`${paths.devices}${devices[0]?.id}/`, { method: "DELETE" }),
      spare.call(`${paths.sessions}${rows[0]?.id}/`, { method: "DELETE" }),
      browser.post(`${paths.sessions}revoke_others/`),
      browser.post(paths.codes),
    ]);
    expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([]);
    const { db } = api.ctx;
    const apps = await db.select().from(totpDevices).where(eq(totpDevices.userId, person.user.id));
    expect(apps.filter(({ isDefault }) => isDefault)).toHaveLength(apps.length);
    expect(apps.length).toBeLessThanOrEqual(1);
  }
});

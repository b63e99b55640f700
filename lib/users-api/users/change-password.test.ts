import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { users } from "../db/schema/users";
import { TEST_PASSWORD } from "../testing/create-test-accounts";
import { createTestApi, type TestApi } from "../testing/create-test-api";
import {
  createKeyClient,
  createSessionClient,
  envelopeOf,
  signIn,
  type TestClient,
} from "../testing/test-client";
import {
  codeOf,
  createSomeone,
  expectOk,
  isSignedIn,
  me,
  readActivity,
  readMails,
  readTypes,
  type Someone,
  sendPassword,
} from "../testing/two-factor-kit";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

const NEW = "Quite-another-long-secret-42";
const patch = (client: TestClient, body: object, path = me) => client.call(path, { method: "PATCH", body });
const change = (client: TestClient, password: unknown = NEW, current_password: unknown = TEST_PASSWORD) =>
  patch(client, { password, current_password });

/** Signed in, and without a password since: as somebody whom an invitation or a provider let in. */
async function createWithoutPassword(): Promise<Someone> {
  const someone = await createSomeone(api);
  await api.ctx.db.update(users).set({ passwordHash: null }).where(eq(users.id, someone.user.id));
  return someone;
}

test("S8, L1, L3: the new one works and the old one does not; mail and activity tell it", async () => {
  const { client, user } = await createSomeone(api);
  const answer = await change(client);
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({ uuid: user.uuid, has_password: true });
  expect(JSON.stringify(answer.body)).not.toContain(NEW);
  expect(codeOf(await sendPassword(createSessionClient(api), user))).toEqual([400, "invalid_credentials"]);
  const [mail] = await readMails(api, user);
  expect(mail).toMatchObject({ template: "password_changed", subject: "Your password was changed" });
  const changed = (await readActivity(api, user)).find(({ type }) => type === "password_changed");
  expect(changed).toMatchObject({ detail: { is_first: false }, ip: "203.0.113.7" });
  await signIn(api, user.email, NEW);
});

test("S8: its own session survives, every other ends, and keys live on", async () => {
  const { client, user } = await createSomeone(api);
  const others = [await signIn(api, user.email), await signIn(api, user.email)];
  const key = createKeyClient(api, await api.accounts.createKey(user, ["user:read"]));
  expectOk(await change(client));
  expect(await Promise.all([client, ...others].map(isSignedIn))).toEqual([true, false, false]);
  expect((await key.get(me)).status).toBe(200);
});

test("other fields of the same call are stored with it", async () => {
  const { client } = await createSomeone(api);
  expectOk(await patch(client, { password: NEW, current_password: TEST_PASSWORD, first_name: "Grace" }));
  expect((await client.get(me)).body).toMatchObject({ first_name: "Grace" });
});

describe("what is refused", () => {
  test.each([
    [
      { password: NEW },
      {
        code: "required",
        attr: "current_password",
        detail: "This field is required when updating your password.",
      },
    ],
    [
      { password: NEW, current_password: "" },
      {
        code: "required",
        attr: "current_password",
        detail: "This field is required when updating your password.",
      },
    ],
    [
      { password: NEW, current_password: "wrong" },
      { code: "incorrect_password", attr: "current_password", detail: "Your current password is incorrect." },
    ],
    // The current password is looked at first: nobody learns what would do without it.
    [
      { password: "short", current_password: "wrong" },
      { code: "incorrect_password", attr: "current_password" },
    ],
    [{ password: "short" }, { code: "required", attr: "current_password" }],
    [{ password: "Xk9#vQ2" }, { code: "required", attr: "current_password" }],
    [
      { password: "Xk9#vQ2", current_password: TEST_PASSWORD },
      { code: "invalid_input", attr: "password" },
    ],
    [
      { password: TEST_PASSWORD, current_password: TEST_PASSWORD },
      { code: "invalid_input", attr: "password", detail: "This is your present password." },
    ],
    // Nobody learns it by guessing at the new one.
    [
      { password: TEST_PASSWORD, current_password: "wrong" },
      { code: "incorrect_password", attr: "current_password" },
    ],
    [
      { password: "password123", current_password: TEST_PASSWORD },
      { code: "invalid_input", attr: "password" },
    ],
    [
      { password: "", current_password: TEST_PASSWORD },
      { code: "blank", attr: "password" },
    ],
    [
      { password: null, current_password: TEST_PASSWORD },
      { code: "null", attr: "password" },
    ],
    [
      { password: "x".repeat(1_025), current_password: TEST_PASSWORD },
      { code: "max_length", attr: "password" },
    ],
  ])("%j is %j, and nothing is stored, ended or told", async (body, expected) => {
    const { client, user } = await createSomeone(api);
    const other = await signIn(api, user.email);
    const answer = await patch(client, { ...body, first_name: "Not stored" });
    expect(answer.status).toBe(400);
    expect(envelopeOf(answer)).toMatchObject({ type: "validation_error", ...expected });
    expect((await client.get(me)).body).toMatchObject({ first_name: "Ada" });
    expect(await isSignedIn(other)).toBe(true);
    expect(await readMails(api, user)).toEqual([]);
    expect(await readTypes(api, user)).not.toContain("password_changed");
    expectOk(await sendPassword(createSessionClient(api), user));
  });

  test("too short is said in words that help, and counts characters, not bytes", async () => {
    const { client } = await createSomeone(api);
    const answer = await change(client, "pässwör");
    expect(envelopeOf(answer).detail).toBe(
      "This password is too short. It must contain at least 8 characters.",
    );
  });

  test("what an attacker knows of the person is easy to guess", async () => {
    const { client } = await createSomeone(api, {
      email: "wilhelmina.harker@example.org",
      firstName: "Wilhelmina",
      lastName: "Harker",
    });
    for (const password of ["wilhelmina.harker@example.org", "WilhelminaHarker1", "harkerwilhelmina"]) {
      expect(codeOf(await change(client, password))).toEqual([400, "invalid_input"]);
    }
    expectOk(await change(client));
  });

  test("A1: a key may not, and staff may not for others", async () => {
    const { user } = await createSomeone(api);
    const staff = await createSomeone(api, { isStaff: true });
    const key = createKeyClient(api, await api.accounts.createKey(user, ["*"]));
    const refused = await change(key);
    expect(codeOf(refused)).toEqual([403, "permission_denied"]);
    expect(envelopeOf(refused).detail).toBe(
      "You can only change your email or password from the PostHog app, not with an API key or token.",
    );
    const body = { password: NEW, current_password: TEST_PASSWORD };
    expect(codeOf(await patch(staff.client, body, `/api/users/${user.uuid}/`))).toEqual([
      403,
      "permission_denied",
    ]);
    expectOk(await sendPassword(createSessionClient(api), user));
  });

  test("R6: the sixth guess of the current password in a minute is 429, and the owner sees it", async () => {
    const { client, user } = await createSomeone(api);
    const tries = Array.from({ length: 12 }, () => change(client, NEW, "wrong"));
    const answers = await Promise.all(tries);
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(5);
    const refused = answers.find(({ status }) => status === 429);
    expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await readTypes(api, user)).toContain("limit_hit");
    expect(codeOf(await change(client))).toEqual([429, "throttled"]);
  });
});

describe("a first password", () => {
  test("needs no current one, and is told in its own words", async () => {
    const { client, user } = await createWithoutPassword();
    expect((await client.get(me)).body).toMatchObject({ has_password: false });
    expectOk(await patch(client, { password: NEW }));
    expect((await client.get(me)).body).toMatchObject({ has_password: true });
    expect((await readMails(api, user))[0]?.subject).toBe("A password was set for your account");
    await signIn(api, user.email, NEW);
  });

  test("R1: needs a fresh proof all the same, and a good password", async () => {
    const { client } = await createWithoutPassword();
    expect(codeOf(await patch(client, { password: "password" }))).toEqual([400, "invalid_input"]);
    api.clock.advanceSeconds(301);
    expect(codeOf(await patch(client, { password: NEW }))).toEqual([403, "sensitive_action_required_reauth"]);
    expect((await client.get(me)).body).toMatchObject({ has_password: false });
  });
});

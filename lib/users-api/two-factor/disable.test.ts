import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { backupCodeSets, rememberedDevices, totpDevices } from "../db/schema/credentials";
import { createTestApi, type TestApi } from "../testing/create-test-api";
import { createSessionClient } from "../testing/test-client";
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
  paths,
  readActivity,
  readMails,
  readStatus,
  readTemplates,
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

async function countRows(userId: number) {
  const { db } = api.ctx;
  return [
    await db.$count(totpDevices, eq(totpDevices.userId, userId)),
    await db.$count(backupCodeSets, eq(backupCodeSets.userId, userId)),
    await db.$count(rememberedDevices, eq(rememberedDevices.userId, userId)),
  ];
}

describe("disabling", () => {
  test("B9, L1, L3: removes apps, codes and remembered browsers, and is told", async () => {
    const person = await createProtected(api);
    await createCodes(person.client);
    await signInWithCode(api, person);
    await stepUp(api, person);
    expect(await countRows(person.user.id)).toEqual([1, 1, 1]);
    const answer = await person.client.post(paths.disable);
    expect([answer.status, answer.body]).toEqual([200, { success: true }]);
    expect(await countRows(person.user.id)).toEqual([0, 0, 0]);
    expect(await readStatus(person.client)).toMatchObject({
      is_enabled: false,
      method: null,
      backup_codes: [],
      backup_codes_remaining: 0,
      backup_codes_created_at: null,
    });
    expect((await person.client.get(me)).body).toMatchObject({ is_2fa_enabled: false });
    expect((await readActivity(api, person.user))[0]).toMatchObject({
      type: "two_factor_disabled",
      ip: "203.0.113.7",
      detail: {},
    });
    expect((await readMails(api, person.user)).at(-1)).toMatchObject({
      template: "two_factor_disabled",
      subject: "You've disabled 2FA protection",
      toAddress: person.user.email,
    });
  });

  test("S8: ends the other sessions; this one and the password alone are enough again", async () => {
    const person = await createProtected(api);
    const other = await signInWithCode(api, person);
    await stepUp(api, person);
    expectOk(await person.client.post(paths.disable));
    expect([await isSignedIn(person.client), await isSignedIn(other)]).toEqual([true, false]);
    expectOk(await sendPassword(createSessionClient(api), person.user));
  });

  test("B9: codes of before do not come back with a new app", async () => {
    const person = await createProtected(api);
    const [code = ""] = await createCodes(person.client);
    expectOk(await person.client.post(paths.disable));
    await enrol(api, person.client);
    expect((await readStatus(person.client)).backup_codes_remaining).toBe(0);
    expect(codeOf(await sendToken(await startLogin(api, person.user), code))).toEqual([400, "2fa_invalid"]);
  });

  test("twice is success twice, and one mail and one line; so it is where nothing was enabled", async () => {
    const person = await createProtected(api);
    expectOk(await person.client.post(paths.disable));
    const again = await person.client.post(paths.disable);
    expect([again.status, again.body]).toEqual([200, { success: true }]);
    const templates = await readTemplates(api, person.user);
    expect(templates.filter((template) => template === "two_factor_disabled")).toHaveLength(1);
    const types = await readTypes(api, person.user);
    expect(types.filter((type) => type === "two_factor_disabled")).toHaveLength(1);
    const nobody = await createSomeone(api);
    expect((await nobody.client.post(paths.disable)).body).toEqual({ success: true });
    expect(await readTemplates(api, nobody.user)).toEqual([]);
  });

  test("at once from two requests it is one change", async () => {
    const person = await createProtected(api);
    const answers = await Promise.all([person.client.post(paths.disable), person.client.post(paths.disable)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const templates = await readTemplates(api, person.user);
    expect(templates.filter((template) => template === "two_factor_disabled")).toHaveLength(1);
  });

  test("a sign-in at the same moment ends with a session that the end of the factor ended, or is asked again", async () => {
    const person = await createProtected(api);
    const waiting = await startLogin(api, person.user);
    const code = nextCode(api, person.secret);
    const [token, disabled] = await Promise.all([
      sendToken(waiting, code),
      person.client.post(paths.disable),
    ]);
    expect(disabled.status).toBe(200);
    expect([200, 400]).toContain(token.status);
    expect(await isSignedIn(waiting)).toBe(false);
  });

  test("R1, R3: without a fresh factor it is 403, and everything still stands", async () => {
    const person = await createProtected(api);
    await createCodes(person.client);
    api.clock.advanceSeconds(301);
    expect(codeOf(await person.client.post(paths.disable))).toEqual([
      403,
      "sensitive_action_required_reauth",
    ]);
    expect(await readStatus(person.client)).toMatchObject({ is_enabled: true, backup_codes_remaining: 10 });
    expect(await readTemplates(api, person.user)).toEqual(["two_factor_enabled"]);
  });
});

describe("staff", () => {
  test("A1, L3: turn it off for a person, who is told; all their sessions end, and not the staff's", async () => {
    const person = await createProtected(api);
    const staff = await createProtected(api, { isStaff: true });
    expectOk(await staff.client.post(`/api/users/${person.user.uuid}/two_factor_disable/`));
    expect([await isSignedIn(person.client), await isSignedIn(staff.client)]).toEqual([false, true]);
    expect(await countRows(person.user.id)).toEqual([0, 0, 0]);
    expect((await readStatus(staff.client)).is_enabled).toBe(true);
    const mail = (await readMails(api, person.user)).at(-1);
    expect(mail?.template).toBe("two_factor_disabled");
    expect(mail?.text).toContain("by a member of staff");
    expect(mail?.text).not.toContain("203.0.113.7");
    expect((await readActivity(api, person.user))[0]).toMatchObject({
      type: "two_factor_disabled",
      ip: null,
      detail: { by_staff: true },
    });
    expect(await readTemplates(api, staff.user)).toEqual(["two_factor_enabled"]);
  });

  test("R1: need a fresh proof of their own", async () => {
    const person = await createProtected(api);
    const staff = await createProtected(api, { isStaff: true });
    api.clock.advanceSeconds(301);
    const answer = await staff.client.post(`/api/users/${person.user.uuid}/two_factor_disable/`);
    expect(codeOf(answer)).toEqual([403, "sensitive_action_required_reauth"]);
    expect(await countRows(person.user.id)).toEqual([1, 0, 0]);
  });

  test("A1: others may not, and an unknown person is 404 to staff", async () => {
    const [a, b] = [await createProtected(api), await createProtected(api)];
    const answer = await a.client.post(`/api/users/${b.user.uuid}/two_factor_disable/`);
    expect(codeOf(answer)).toEqual([403, "permission_denied"]);
    expect(await countRows(b.user.id)).toEqual([1, 0, 0]);
    const staff = await createSomeone(api, { isStaff: true });
    for (const uuid of ["00000000-0000-4000-8000-000000000000", "nonsense"]) {
      expect((await staff.client.post(`/api/users/${uuid}/two_factor_disable/`)).status).toBe(404);
    }
  });
});

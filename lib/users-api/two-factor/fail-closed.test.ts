import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { TEST_PASSWORD } from "../testing/create-test-accounts";
import { createTestApi, type TestApi } from "../testing/create-test-api";
import { createSessionClient } from "../testing/test-client";
import { codeNow, nextCode } from "../testing/totp-codes";
import {
  createCodes,
  createProtected,
  createSomeone,
  expectOk,
  isSignedIn,
  me,
  paths,
  readSessions,
  readStatus,
  sendPassword,
  sendToken,
  startLogin,
  startSetup,
} from "../testing/two-factor-kit";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

/** Runs with a table missing, as after a migration that went wrong. */
async function without<T>(table: string, run: () => Promise<T>): Promise<T> {
  await api.ctx.db.execute(sql.raw(`alter table ${table} rename to ${table}_gone`));
  try {
    return await run();
  } finally {
    await api.ctx.db.execute(sql.raw(`alter table ${table}_gone rename to ${table}`));
  }
}

const change = { password: "Quite-another-long-secret-42", current_password: TEST_PASSWORD };

describe("X1: without the limiter", () => {
  test("nobody gets in, by password or code, and nothing is enabled", async () => {
    const [plain, person] = [await createSomeone(api), await createProtected(api)];
    const waiting = await startLogin(api, person.user);
    const secret = await startSetup(plain.client);
    const token = nextCode(api, person.secret);
    const before = await readSessions(api, person.user);
    const answers = await without("attempts", async () => [
      await sendPassword(createSessionClient(api), plain.user),
      await sendToken(waiting, token),
      await plain.client.post(paths.validate, { token: codeNow(api, secret) }),
      await plain.client.call(me, { method: "PATCH", body: change }),
      await person.client.post(paths.check, { code: "0123456789abc" }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([500, 500, 500, 500, 500]);
    expect(await isSignedIn(waiting)).toBe(false);
    expect(await readSessions(api, person.user)).toHaveLength(before.length);
    expect(await readStatus(plain.client)).toMatchObject({ is_enabled: false });
    expectOk(await sendPassword(createSessionClient(api), plain.user));
    // The code was not used up by what came to nothing.
    expectOk(await sendToken(waiting, token));
  });

  test("who is signed in still reads", async () => {
    const { client } = await createProtected(api);
    await without("attempts", async () => {
      expect(await isSignedIn(client)).toBe(true);
      expect(await readStatus(client)).toMatchObject({ is_enabled: true });
      expectOk(await client.get(paths.activity));
    });
  });
});

describe.each(["mail_outbox", "activity"])("X1: without %s", (table) => {
  test("no factor or password changes, and none looks changed", async () => {
    const [plain, person] = [await createSomeone(api), await createProtected(api)];
    await createCodes(person.client);
    const secret = await startSetup(plain.client);
    const before = await readStatus(person.client);
    const answers = await without(table, async () => [
      await person.client.post(paths.disable),
      await plain.client.post(paths.validate, { token: codeNow(api, secret) }),
      await plain.client.call(me, { method: "PATCH", body: change }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([500, 500, 500]);
    expect(answers[0]?.body).toEqual({
      type: "server_error",
      code: "error",
      detail: "A server error occurred.",
      attr: null,
    });
    expect(await readStatus(person.client)).toEqual(before);
    expect(await readStatus(plain.client)).toMatchObject({ is_enabled: false });
    expectOk(await sendPassword(createSessionClient(api), plain.user));
  });
});

test("X1: without the activity a sign-in, a new set of codes and the end of sessions come to nothing", async () => {
  const person = await createProtected(api);
  const waiting = await startLogin(api, person.user);
  const codes = await createCodes(person.client);
  const answers = await without("activity", async () => [
    await sendToken(waiting, nextCode(api, person.secret)),
    await person.client.post(paths.codes),
    await person.client.post(`${paths.sessions}revoke_others/`),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([500, 500, 500]);
  expect(await isSignedIn(waiting)).toBe(false);
  expect([...(await readStatus(person.client)).backup_codes].sort()).toEqual([...codes].sort());
});

import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { activity } from "../db/schema/credentials";
import { emailUndos, emailVerifications, passwordResets } from "../db/schema/mail";
import { type UserRow, users } from "../db/schema/users";
import { createTestApi, type TestApi } from "../testing/create-test-api";
import {
  byCode,
  byLink,
  createChanged,
  createStaged,
  emailPaths,
  newAddress,
  patch,
  readProofs,
  readReset,
  readUndoToken,
  readUser,
  refuseMailTo,
  requestReset,
  resend,
  stranger,
  undo,
  wrongOf,
} from "../testing/email-kit";
import { createSessionClient } from "../testing/test-client";
import { codeOf, createSomeone, expectOk, isSignedIn, sendPassword } from "../testing/two-factor-kit";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
  api.ctx.settings.isSignUpOpen = true;
});
afterAll(() => api.close());

const PASSWORD = "Quite-another-long-secret-42";
const failed = [500, "error"];

/** Everything of an account that these calls write. */
async function readState(user: UserRow) {
  const { db } = api.ctx;
  const of = { userId: user.id };
  const [verifications, undos, resets, entries] = await Promise.all([
    db.select().from(emailVerifications).where(eq(emailVerifications.userId, of.userId)),
    db.select().from(emailUndos).where(eq(emailUndos.userId, of.userId)),
    db.select().from(passwordResets).where(eq(passwordResets.userId, of.userId)),
    db.select().from(activity).where(eq(activity.userId, of.userId)),
  ]);
  return { row: await readUser(api, user), verifications, undos, resets, entries };
}

describe("X1, L1: where a mail cannot be queued, nothing has happened", () => {
  test.each(["old", "new"])("a change is not staged: %s inbox", async (which) => {
    const { client, user } = await createSomeone(api);
    const address = newAddress();
    await refuseMailTo(api, which === "old" ? user.email : address);
    const before = await readState(user);
    expect(codeOf(await patch(client, { email: address, first_name: "Eve" }))).toEqual(failed);
    expect(await readState(user)).toEqual(before);
  });

  test.each(["old", "new"])(
    "an address is not promoted, and the proof is not used up: %s inbox",
    async (which) => {
      const { client, user, address, proofs } = await createStaged(api);
      await refuseMailTo(api, which === "old" ? user.email : address);
      const before = await readState(user);
      expect(codeOf(await byLink(client, proofs))).toEqual(failed);
      expect(codeOf(await byCode(client, proofs))).toEqual(failed);
      expect(await readState(user)).toEqual(before);
      expect(await isSignedIn(client)).toBe(true);
    },
  );

  test("a resend keeps the former pair", async () => {
    const { user, address } = await createStaged(api);
    await refuseMailTo(api, address);
    const before = await readState(user);
    expect(codeOf(await resend(api, user.uuid))).toEqual(failed);
    expect(await readState(user)).toEqual(before);
  });

  test("an undo restores nothing and can be tried again", async () => {
    const { client, user, address } = await createChanged(api);
    const token = await readUndoToken(api, user.email, "email_changed_old");
    await refuseMailTo(api, user.email);
    const before = await readState(user);
    expect(codeOf(await undo(api, token))).toEqual(failed);
    expect(await readState(user)).toEqual(before);
    expect((await readUser(api, user)).email).toBe(address);
    expect(await isSignedIn(client)).toBe(true);
  });

  test("a reset sets no password, and none is started", async () => {
    const { client, user } = await createSomeone(api);
    await requestReset(api, user.email);
    const { uuid, token } = await readReset(api, user.email);
    await refuseMailTo(api, user.email);
    const before = await readState(user);
    const body = { token, password: PASSWORD };
    expect(codeOf(await stranger(api).post(`${emailPaths.reset}${uuid}/`, body))).toEqual(failed);
    await requestReset(api, user.email);
    expect(await readState(user)).toEqual(before);
    expect(await isSignedIn(client)).toBe(true);
  });

  test("no account is made, and the address is free to try again", async () => {
    const email = newAddress();
    await refuseMailTo(api, email);
    const body = { email, password: PASSWORD, first_name: "Grace" };
    expect(codeOf(await stranger(api).post(emailPaths.signUp, body))).toEqual(failed);
    expect(await api.ctx.db.$count(users, eq(users.email, email))).toBe(0);
  });
});

test("L2: no token, code, password or address is in the log", async () => {
  const { client, user, address, proofs } = await createStaged(api);
  await byCode(client, { ...proofs, code: wrongOf(proofs.code) });
  expectOk(await byLink(client, proofs));
  const token = await readUndoToken(api, user.email, "email_changed_old");
  expectOk(await undo(api, token));
  const reset = await readReset(api, user.email);
  const path = `${emailPaths.reset}${reset.uuid}/`;
  expectOk(await stranger(api).post(path, { token: reset.token, password: PASSWORD }));
  const email = newAddress();
  expectOk(await stranger(api).post(emailPaths.signUp, { email, password: PASSWORD, first_name: "Grace" }));
  const first = await readProofs(api, email);
  await sendPassword(createSessionClient(api), { ...user, email }, PASSWORD);
  const secrets = [proofs.token, token, reset.token, PASSWORD, first.token, user.email, address, email];
  const log = api.logLines.join("\n");
  expect(log).toContain("email_change_requested");
  expect(log).toContain("password_reset");
  expect(secrets.filter((secret) => log.includes(secret))).toEqual([]);
  const codes = [proofs.code, wrongOf(proofs.code)];
  expect(codes.filter((code) => new RegExp(`(?<![\\w.-])${code}(?![\\w.-])`).test(log))).toEqual([]);
});
